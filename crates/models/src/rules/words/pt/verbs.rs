//! Portuguese: verbs of something to do.

use crate::rules::lexicon::Mark;
use crate::rules::words::Verb;

/// Infinitive; imperatives; first person present and future; participle and past.
const fn verb(title: &'static str, order: &'static str, promise: &'static str, done: &'static str) -> Verb {
    Verb { title, order, promise, done }
}

pub(super) const VERBS: &[Verb] = &[
    verb("mandar", "manda|mande", "mando|mandarei", "mandado|mandei"),
    verb("enviar", "envia|envie", "envio|enviarei", "enviado|enviei"),
    verb("ligar", "liga|ligue", "ligo|ligarei", "ligado|liguei"),
    verb("telefonar", "telefona|telefone para", "telefono|telefonarei", "telefonado|telefonei"),
    verb("pagar", "paga|pague", "pago|pagarei", "pago a|paguei"),
    verb("passar", "passa|passe", "passo|passarei", "passado|passei"),
    verb("trazer", "traz|traga|traz-me", "trago|trarei", "trazido|trouxe"),
    verb("levar", "leva|leve", "levo|levarei", "levado|levei"),
    verb("comprar", "compra|compre", "compro|comprarei", "comprado|comprei"),
    verb("avisar", "avisa|avise", "aviso|avisarei", "avisado|avisei"),
    verb("confirmar", "confirma|confirme", "confirmo|confirmarei", "confirmado|confirmei"),
    verb("buscar", "", "busco|buscarei", "buscado|busquei"),
    verb("ir buscar", "vai buscar|vá buscar", "vou buscar", "fui buscar"),
    verb("pegar", "pega|pegue", "pego|pegarei", "pegado|peguei"),
    verb("levantar", "levanta|levante", "levanto|levantarei", "levantado|levantei"),
    verb("entregar", "entrega|entregue", "entrego|entregarei", "entregado|entreguei"),
    verb("devolver", "devolve|devolva", "devolvo|devolverei", "devolvido|devolvi"),
    verb("escrever", "escreve|escreva", "escrevo|escreverei", "escrito|escrevi"),
    verb("preparar", "prepara|prepare", "preparo|prepararei", "preparado|preparei"),
    verb("fazer", "faz|faça", "faço|farei", "feito|fiz"),
    verb("dar", "dá-me", "dou|darei", "dado|dei"),
    verb("dizer", "diz-me|diga-me", "digo|direi", "dito"),
    verb("terminar", "termina|termine", "termino|terminarei", "terminado|terminei"),
    verb("acabar", "acaba|acabe", "acabo|acabarei", "acabado|acabei"),
    verb("rever", "revê|reveja", "revejo|reverei", "revisto|revi"),
    verb("revisar", "revisa|revise", "reviso|revisarei", "revisado|revisei"),
    verb("verificar", "verifica|verifique", "verifico|verificarei", "verificado|verifiquei"),
    verb("corrigir", "corrige|corrija", "corrijo|corrigirei", "corrigido|corrigi"),
    verb("imprimir", "imprime|imprima", "imprimo|imprimirei", "impresso|imprimi"),
    verb("reservar", "", "reservo|reservarei", "reservado|reservei"),
    verb("pedir", "pede|peça", "peço|pedirei", "pedido|pedi"),
    verb("encomendar", "encomenda|encomende", "encomendo|encomendarei", "encomendado|encomendei"),
    verb("transferir", "", "transfiro|transferirei", "transferido|transferi"),
    verb("depositar", "deposita|deposite", "deposito|depositarei", "depositado|depositei"),
    verb("renovar", "renova|renove", "renovo|renovarei", "renovado|renovei"),
    verb("regar", "rega|regue", "rego|regarei", "regado|reguei"),
    verb("limpar", "limpa|limpe", "limpo|limparei", "limpado|limpei"),
    verb("lavar", "lava|lave", "lavo|lavarei", "lavado|lavei"),
    verb("arrumar", "arruma|arrume", "arrumo|arrumarei", "arrumado|arrumei"),
    verb("cozinhar", "cozinha|cozinhe", "cozinho|cozinharei", "cozinhado|cozinhei"),
    verb("arranjar", "arranja|arranje", "arranjo|arranjarei", "arranjado|arranjei"),
    verb("consertar", "conserta|conserte", "conserto|consertarei", "consertado|consertei"),
    verb("subir", "sobe|suba", "subo|subirei", "subido|subi"),
    verb("partilhar", "partilha|partilhe", "partilho|partilharei", "partilhado|partilhei"),
    verb("compartilhar", "compartilha|compartilhe", "compartilho|compartilharei", "compartilhado|compartilhei"),
    verb("responder", "responde|responda", "respondo|responderei", "respondido|respondi"),
    verb("assinar", "assina|assine", "assino|assinarei", "assinado|assinei"),
    verb("estudar", "estuda|estude", "estudo|estudarei", "estudado|estudei"),
    verb("ler", "lê|leia", "leio|lerei", "lido|li"),
    verb("tirar", "", "tiro|tirarei", "tirado|tirei"),
    verb("tomar", "toma|tome", "tomo|tomarei", "tomado|tomei"),
    verb("deixar", "deixa|deixe", "deixo|deixarei", "deixado|deixei"),
    verb("emprestar", "empresta|empreste", "empresto|emprestarei", "emprestado|emprestei"),
    verb("preencher", "preenche|preencha", "preencho|preencherei", "preenchido|preenchi"),
    verb("atualizar", "atualiza|atualize", "atualizo|atualizarei", "atualizado|atualizei"),
    verb("publicar", "publica|publique", "publico|publicarei", "publicado|publiquei"),
    verb("apresentar", "apresenta|apresente", "apresento|apresentarei", "apresentado|apresentei"),
    verb("solicitar", "solicita|solicite", "solicito|solicitarei", "solicitado|solicitei"),
    verb("tratar de", "trata de|trate de", "trato de|tratarei de", "tratado"),
    verb("resolver", "resolve|resolva", "resolvo|resolverei", "resolvido|resolvi"),
    verb("falar", "fala com|fale com", "falo|falarei", "falado|falei"),
    verb("passear", "passeia|passeie", "passeio o|passeio a", "passeado|passeei"),
    verb("alimentar", "alimenta|alimente", "alimento o|alimento a", "alimentado|alimentei"),
    verb("conferir", "confere|confira", "confiro|conferirei", "conferido|conferi"),
    verb("finalizar", "finaliza|finalize", "finalizo|finalizarei", "finalizado|finalizei"),
    verb("acordar", "acorda|acorde", "acordo às", "acordado"),
    verb("fechar", "fecha|feche", "fecharei", "fechado|fechei"),
    verb("abrir", "abre|abra", "abro|abrirei", "aberto|abri"),
    verb("baixar", "baixa|baixe", "baixo o|baixo a", "baixado|baixei"),
    verb("montar", "monta|monte", "monto|montarei", "montado|montei"),
    verb("cobrar", "cobra|cobre", "cobro|cobrarei", "cobrado|cobrei"),
    verb("depilar", "", "", ""),
    verb("dar parabéns", "dá os parabéns|dê os parabéns", "dou os parabéns", ""),
    verb("trocar", "", "troco|trocarei", "trocado|troquei"),
    verb("conseguir", "", "consigo o|consigo a|conseguirei", ""),
    verb("ver", "vê|veja", "vejo|verei", "visto|vi"),
    verb("guardar", "", "guardo|guardarei", "guardado|guardei"),
    verb("ajudar", "ajuda|ajude", "ajudo|ajudarei", "ajudado|ajudei"),
    verb("dar comida", "dá comida|dê comida", "dou comida", "dei comida"),
    verb("dar banho", "dá banho|dê banho", "dou banho", "dei banho"),
    verb("tratar do", "trata do|trate do", "trato do|tratarei do", "tratei do"),
    verb("tratar da", "trata da|trate da", "trato da|tratarei da", "tratei da"),
    verb("inscrever", "inscreve|inscreva", "inscrevo|inscreverei", "inscrito|inscrevi"),
];

/// As [`Source::regular`](crate::rules::words::Source).
pub(super) const REGULAR: &str = "acompanhar | adiantar | alugar | anexar | anotar | apanhar | aprovar | arquivar | aspirar | calcular \
    | carregar | checar | colar | colocar | completar | contactar | contar | copiar \
    | cortar | costurar | cuidar | decorar | descarregar | descongelar | desenhar | digitalizar | digitar \
    | distribuir | editar | embalar | embrulhar | encaminhar | encher | escanear | escolher | esclarecer \
    | estacionar | explicar | gravar | indicar | informar | instalar | juntar | lembrar \
    | liberar | liquidar | matricular | medir | mostrar | negociar | notificar | ordenar | organizar | pendurar | perguntar | pesquisar | pintar | planejar | plantar | podar | postar \
    | praticar | programar | puxar | quitar | ralar | reclamar | recolher | redigir | reenviar \
    | registar | registrar | reparar | resumir | retirar | sacar | separar | submeter | testar | tomar conta \
    | traduzir | tratar | validar | varrer | vender | vigiar | acender | apagar | abastecer \
    | riscar | botar | assar | congelar | desligar | acertar | contatar | autorizar | carimbar | autenticar | protocolar | avaliar | analisar | ajustar | justificar \
    | emitir | faturar | orçar | cotar | ativar | desativar | desbloquear | comentar | oferecer | agradecer | finalizar | reconfirmar | sublinhar | adicionar | remeter \
    | desmontar | reciclar | etiquetar | providenciar | estender | cumprir | dividir | descascar | picar | aquecer";

/// As [`Source::forms`](crate::rules::words::Source).
pub(super) const FORMS: &[(Option<Mark>, &str)] = &[
    (
        None,
        "almoçamos=almoço | almoçar=almoço | jantamos=jantar | tomamos=tomar | lanchamos=lanche | lanchar=lanche | link do meet=Meet | link do zoom=Zoom | link do teams=Teams | link da reunião=reunião | link da call=call | ensaiamos=ensaio | treinamos=treino | voamos=voo | a gente voa=voo | viajamos=viagem | será entregue=entrega | vai ser entregue=entrega | vamos entregar=entrega | podemos falar=conversa | podemos nos falar=conversa | falamos às=conversa | falamos amanhã=conversa | podemos conversar=conversa | querem visitar=visita | quer visitar=visita | visitar=visita | mostrar o apartamento=visita ao apartamento | mostrar o apê=visita ao apê | mostrar a casa=visita à casa | mostrar o t2=visita ao T2 | mostrar o imóvel=visita ao imóvel",
    ),
    (Some(Mark::Task), "marcas=marcar | põe=pôr | ponha=pôr | ponham=pôr | pões=pôr"),
    (Some(Mark::Promise), "ponho=pôr"),
];
