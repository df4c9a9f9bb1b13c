//! Portuguese, of Brazil and of Portugal.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use domain::FactKind;

use super::{Grammar, Reasons, Source, Texts, Verb};
use crate::rules::lexicon::Mark::*;
use crate::rules::lexicon::Occasion;

/// Infinitive; imperatives; first person present and future; participle and past.
const fn verb(title: &'static str, order: &'static str, promise: &'static str, done: &'static str) -> Verb {
    Verb { title, order, promise, done }
}

pub(super) const SOURCE: Source = Source {
    marks: &[
        (
            Filler,
            "oi | olá | ola | oie | ei | opa | e aí | eai | alô | tá | tá bom | ok | okay | bem | bom | então | pois | pronto | por favor | pf | pfv | se faz favor | sff | obrigado | obrigada | obg | e | também | tb | tbm | além disso | aliás | olha | olhe | escuta | desculpa | desculpe | sim | claro | certo | beleza | blz | ótimo | ótima | perfeito | fixe | pá | mano | cara | gente | pessoal | mas | agora | ah | eh | né | me | lá | aqui | já | viu | só | ainda | caro | cara | prezado | prezada | boas",
        ),
        (
            Polite,
            "podes | pode | poderia | podias | poderias | você pode | você poderia | vc pode | consegue | consegues | conseguia | conseguias | você consegue | vc consegue | quero | queria | eu queria | quero que | gostaria | gostaria de | gostava de | gostaria que | preciso | preciso que | preciso de | eu preciso | tenho que | tenho de | é preciso | dá para | dá pra | dava para | será que você pode | será que podes | podemos | vamos | por favor | faz o favor de | faça o favor de | importas-te de | se importa de | me ajuda a | ajuda-me a | posso | vou | devo | pode me | podes me",
        ),
        (
            Create,
            "adiciona | adicione | adicionar | acrescenta | acrescente | acrescentar | cria | crie | criar | agenda | agende | agendar | agende-me | agenda-me | marca | marque | marcar | marca-me | programa | programe | programar | anota | anote | anotar | anota-me | aponta | apontar | põe | coloca | coloque | colocar | bota | mete | inclui | inclua | incluir | insere | insira | inserir | registra | registre | registrar | regista | registe | registar | reserva | reserve | reservar | organiza | organize | organizar | planeja | planejar | planeia | planear | bloqueia | bloquear | novo | nova | guarda | salva | salvar | combina | combinar",
        ),
        (
            Move,
            "move | mova | mover | muda | mude | mudar | adia | adie | adiar | antecipa | antecipe | antecipar | remarca | remarque | remarcar | reagenda | reagende | reagendar | passa | passar | altera | altere | alterar | troca | troque | trocar | atrasa | atrasar | transfere | transferir | empurra | empurrar | modifica | modificar | puxa | joga",
        ),
        (
            Cancel,
            "cancela | cancele | cancelar | cancela-me | desmarca | desmarque | desmarcar | apaga | apague | apagar | elimina | elimine | eliminar | remove | remova | remover | tira | tire | tirar | exclui | exclua | excluir | anula | anular | deleta | deletar",
        ),
        (
            Remind,
            "lembra-me que tenho de | lembra-me que tenho que | lembra-me de que | lembra-me que | lembra-me de | lembra-me do | lembra-me da | lembra-me para | lembra-me | me lembra que tenho que | me lembra de que | me lembra que | me lembra de | me lembra do | me lembra da | me lembra | me lembre que | me lembre de | me lembre do | me lembre da | me lembre | lembre-me de | lembre-me que | lembre-me | lembrar-me de | lembrar-me que | lembrar-me | me lembrar de | me lembrar que | me lembrar do | me lembrar da | me lembrar | recorda-me de | recorda-me que | recorda-me | avisa-me para | avisa-me de | avisa-me | me avisa para | me avisa de | me avisa | me avise | avise-me \
            | não me deixes esquecer de | não me deixes esquecer | não me deixe esquecer de | não me deixe esquecer | não posso me esquecer de | não posso esquecer de | não posso esquecer | não me posso esquecer de | preciso lembrar de | tenho que lembrar de | não esquecer de | não esquecer | põe um lembrete para | põe um lembrete | coloca um lembrete para | coloca um lembrete | cria um lembrete para | cria um lembrete de | cria um lembrete | crie um lembrete para | crie um lembrete | adiciona um lembrete para | adiciona um lembrete | define um lembrete para | define um lembrete | um lembrete para | um lembrete de | lembrete para | lembrete de | lembrete: | lembrete | faz-me lembrar de | faz-me lembrar",
        ),
        (
            Alert,
            "lembra-me | me lembra | me lembre | lembre-me | avisa-me | me avisa | me avise | com lembrete | com um lembrete | com aviso | com alerta | e um lembrete | lembrete | aviso | alerta | lembrar-me | me lembrar | me avisar | avisar-me | recorda-me | notifica-me",
        ),
        (
            Complete,
            "já fiz | já terminei | já acabei | já acabei de | terminei de | terminei | acabei de | acabei | concluí | concluído | concluída | feito | feita | está feito | está feita | tá feito | já está feito | já está | terminado | terminada | como feito | como feita | como concluído | como concluída | pronto já fiz | já tratei | tratei de | finalizado | conclui | concluir | já",
        ),
        (
            Dismiss,
            "descarta | descarte | descartar | ignora | ignore | ignorar | esquece | esqueça | esquecer | dispensa | dispensar | deixa pra lá | deixa para lá | deixa quieto | já não é preciso lembrar | não precisa mais me lembrar de | não precisa me lembrar de | já não preciso que me lembres | pula | pular | salta",
        ),
        (
            List,
            "o que tenho | o que eu tenho | o que é que tenho | que tenho | o que temos | o que é que eu tenho | o que há | o que tem | o que vou fazer | o que está marcado | que planos tenho | que compromissos tenho | que reuniões tenho | que eventos tenho | quais são os meus | quais são as minhas | quais são meus | quais são minhas | quais os meus | minha agenda | a minha agenda | meu calendário | o meu calendário | meus compromissos | os meus compromissos | minhas reuniões | meus lembretes | os meus lembretes | meus eventos | minhas tarefas | meu dia | o meu dia | minha semana | a minha semana | meus planos | mostra-me a | mostra-me o | mostra-me os | mostra-me as | mostra-me | me mostra a | me mostra os | me mostra | me mostre | mostre-me | mostra | mostre | mostrar | lista | liste | listar | diz-me o que tenho | me diz o que tenho | me fala o que tenho \
            | tenho alguma coisa | tenho algo | tenho algum | tenho alguma | eu tenho alguma coisa | tem alguma coisa | tenho planos | tenho compromissos | tenho reuniões | tenho reunião | estou livre | tô livre | estou ocupado | estou ocupada | alguma coisa marcada | algum compromisso | alguma reunião | próximos eventos | próximos compromissos | como está minha agenda | como está a minha agenda | como está meu | como está o meu | como é meu | ver agenda | ver a agenda | agenda de | agenda do | consulta a minha agenda | qual é a minha agenda | qual minha agenda | qual a minha agenda | qual é minha agenda",
        ),
        (
            Find,
            "quando é | quando são | quando tenho | quando eu tenho | quando vai ser | quando fica | a que horas é | a que horas tenho | a que horas são | a que horas | que horas é | que horas tenho | que horas são | qual o horário | qual é o horário | que dia é | que dia tenho | em que dia | onde é | onde fica | onde está | onde vai ser | onde tenho | procura | procure | procurar | busca | buscar | busque | encontra | encontre | encontrar | acha | quando marquei | para quando é",
        ),
        (
            Help,
            "ajuda | o que podes fazer | o que você pode fazer | o que sabes fazer | o que você sabe fazer | o que é que fazes | o que você faz | o que fazes | como funciona | como funcionas | como isso funciona | como você funciona | o que posso te perguntar | o que te posso perguntar | o que posso perguntar | o que posso pedir | quem és | quem é você | o que és | o que é você | como podes ajudar | como me podes ajudar | como você pode me ajudar | em que podes ajudar | em que me podes ajudar | para que serves | pra que você serve | como te uso | como usar | comandos | menu | instruções | és um robô | você é um robô | você é um bot | me ajuda | ajuda-me | socorro",
        ),
        (
            Greet,
            "oi | olá | ola | oie | oii | ei | opa | e aí | alô | bom dia | boa tarde | boa noite | boas | saudações | viva | hey | bom diaa | bdia | oi tudo bem | salve | fala",
        ),
        (
            Wellbeing,
            "tudo bem | tudo bom | tudo certo | como estás | como está | como você está | como vai | como vais | como vai você | tudo bem contigo | tudo bem com você | tudo joia | beleza | e contigo | e você | como andas | como correu o dia | como foi seu dia | tudo ok | td bem",
        ),
        (
            Thanks,
            "obrigado | obrigada | muito obrigado | muito obrigada | brigado | brigada | obg | valeu | vlw | agradeço | agradecido | agradecida | grato | grata | mil obrigados | bom trabalho | muito bem | gratidão | brigadão | obrigadão",
        ),
        (
            Bye,
            "tchau | xau | adeus | até logo | até mais | até já | até amanhã | até breve | até à próxima | até a próxima | boa noite | bye | falou | flw | fui | beijos | bjs | beijinhos | abraço | abraços | fica bem | se cuida | até depois | até segunda | até sexta",
        ),
        (Remember, "anota que | toma nota de que | lembra-te"),
        (
            Keep,
            "lembra-te que | lembra-te de que | lembre-se que | lembre-se de que | lembra que | lembre que | tem em conta que | tenha em conta que | não te esqueças que | não te esqueças de que | não se esqueça que | não se esqueça de que | não esqueças que | não esqueça que | guarda que | fica a saber que | fique sabendo que | saiba que",
        ),
        (
            Mind,
            "não te esqueças de | não te esqueças | não se esqueça de | não se esqueça | não esqueças de | não esqueças | não esqueça de | não esqueça | lembra-te de | lembre-se de",
        ),
        (AboutMe, "eu | meu | minha | meus | minhas | sou | estou | moro | tenho | gosto | nosso | nossa"),
        (
            Forget,
            "esquece que | esqueça que | esquece o meu | esquece a minha | esqueça meu | esqueça minha | esquece meu | esquece minha",
        ),
        (Drop, "esquece | esqueça | esquece o | esquece a | esqueça o | esqueça a"),
        (
            ForgetAll,
            "esquece tudo | esqueça tudo | esquece tudo o que sabes | esquece tudo o que sabes de mim | esquece tudo o que sabes sobre mim | esqueça tudo o que sabe | esqueça tudo o que sabe de mim | esqueça tudo o que sabe sobre mim | esqueça tudo que sabe sobre mim | esquece tudo sobre mim | esqueça tudo sobre mim | esquece tudo o que eu disse | apaga tudo o que sabes de mim | apaga tudo o que sabes sobre mim | apague tudo o que sabe sobre mim",
        ),
        (
            Known,
            "o que sabes de mim | o que sabes sobre mim | o que sabe de mim | o que sabe sobre mim | o que você sabe de mim | o que você sabe sobre mim | do que te lembras | que sabes de mim",
        ),
        (Fact(FactKind::Name), "chamo-me | me chamo | meu nome | o meu nome | chama-me | me chame de"),
        (
            Fact(FactKind::Home),
            "moro em | moro na | moro no | vivo em | moramos em | a minha morada | meu endereço | minha casa",
        ),
        (
            Fact(FactKind::Diet),
            "vegetariano | vegetariana | vegano | vegana | celíaco | celíaca | sem glúten | sem lactose | halal | kosher | a minha dieta | minha dieta | de dieta | não como carne | não como",
        ),
        (Fact(FactKind::Allergy), "alérgico | alérgica | alergia | alergias | intolerante | intolerância"),
        (
            Fact(FactKind::Symptom),
            "dor de cabeça | dores de cabeça | enxaqueca | febre | tosse | constipado | constipada | resfriado | resfriada | gripe | náuseas | tonto | tonta | dor de garganta | dor nas costas",
        ),
        (Fact(FactKind::Pregnancy), "grávida | gravidez"),
        (
            Fact(FactKind::Preference),
            "gosto de | gosto do | gosto da | adoro | prefiro | odeio | detesto | não gosto de | meu favorito | minha favorita",
        ),
        (
            Fact(FactKind::Person),
            "a minha mulher | minha mulher | minha esposa | o meu marido | meu marido | minha namorada | meu namorado | o meu filho | meu filho | a minha filha | minha filha | a minha irmã | minha irmã | o meu irmão | meu irmão | a minha mãe | minha mãe | o meu pai | meu pai | meu chefe | minha chefe | meu médico | minha médica | meu dentista | meus filhos",
        ),
        (
            Yes,
            "sim | s | ok | okay | tá | tá bom | está bem | claro | confirma | confirmo | pode | pode ser | aprova | aprovado | isso | beleza | blz | certo | com certeza | combinado | bora | faz isso | pode sim | manda ver",
        ),
        (
            No,
            "não | n | nao | não obrigado | não obrigada | nem pensar | rejeita | recusa | melhor não | de jeito nenhum | nada disso",
        ),
        (
            Salute,
            "bom dia | boa tarde | boa noite | bom fim de semana | bom fds | bom final de semana | boa semana | ótima semana | ótimo dia | bom domingo | bom sábado | bom feriado | boa segunda | boa sexta | feliz ano novo | feliz natal | feliz páscoa | boas festas | boas férias | feliz aniversário | parabéns | até logo | até mais | até já | tenha um bom dia | tenha uma boa semana | tem um bom dia | como foi seu dia | como foi o teu dia | como correu o dia | uma boa noite | um bom dia \
            | um dia destes | qualquer dia | um dia desses | outro dia | no outro dia | hoje em dia | dia a dia | de um dia para o outro | de uma hora para outra | um dia sai",
        ),
        (
            Have,
            "tenho | temos | há | tem | tens | vocês têm | teremos | terei | vai haver | vai ter | haverá | vou ao | vou à | vou a | vou no | vou na | vamos ao | vamos à | vamos no | vamos na | vou estar | estarei | estou em | é o | é a | será o | será a | ir ao | ir à | ir no | ir na | tenho que ir ao | tenho que ir no | tenho de ir ao | comparecer | assistir a | participar de | participar na | está confirmada | está confirmado | confirmada para | confirmado para | está marcada | está marcado | marcada para | marcado para | agendada para | agendado para | ficou marcado | ficou marcada | começa | fica para | fica às | ficam às | a gente tem | estou no | estou na | é no | é na | a gente voa | voamos | partida",
        ),
        (
            Duty,
            "tenho que | tenho de | temos que | temos de | preciso | precisamos | é preciso | devo | devemos | deveria | devia | não posso esquecer de | não posso me esquecer de | não me posso esquecer de | não esquecer de | hei de | preciso de | tô precisando | tem que | tem de",
        ),
        (
            Meet,
            "nos vemos | vemo-nos | a gente se vê | vejo-te | te vejo | encontramo-nos | nos encontramos | a gente se encontra | encontrar-nos | encontrarmo-nos | nos encontrar | encontrarmos | vamos nos encontrar | reunimo-nos | reunimos | nos reunimos | reunir | reunirmos | juntamo-nos | juntarmo-nos | nos juntar | nos juntamos | te pego | te busco | vou te buscar | vou buscar-te | apanho-te | passo aí | passo na tua casa | passo na sua casa | passo para te buscar | vem | vens | vêm | venham | vem cá | você vem | vc vem | vens cá | querem vir | quer vir | queres vir | te espero | espero-te | esperamos vocês | espero por ti | aguardamos você | vamos | bora | vamos marcar | a gente marca | marcamos | combinamos | vamos tomar | vamos comer | vamos beber | vamos ver | vamos fazer | vamos almoçar | vamos jantar | tomar um café | tomar café | ver-nos \
            | conhecer-nos | estarei lá | estarei aí | lá estarei | lá estaremos | chego | chegarei | chegamos | aterro | aterrizo | pouso | estás livre | você está livre | tá livre | vc tá livre | estão livres | tens tempo | você tem tempo | dá-te jeito | dava-te jeito | te dá jeito | dá jeito | fica bom pra você | fica bom para você | fica bem para ti | está convidado | está convidada | estás convidado | estás convidada | estão convidados | convidamos | convido | convidar | receber | nos conhecermos | a gente vai | quem vem | quem vai | passe aqui | passa aqui | passar aqui | aparece | apareça | venha | jogamos",
        ),
        (
            Suggest,
            "que tal | o que achas | o que acha | o que você acha | que achas | que acham | o que acham | que me dizes | queres | quer | querem | você quer | vc quer | vocês querem | te apetece | apetece-te | apetece-vos | poderíamos | podíamos | podia ser | e se | vens | você vem | vens a | bora | vamos | dá-te jeito | dava-te jeito | te dá jeito | dá jeito | dá pra você | dá para ti | dá para você | serve-te | te serve | pode na | pode no | consegue vir | consegues vir | consegue passar | consegues passar | podes vir | pode vir | você pode vir | topa | topas | você topa | alinhas | alinham | anima | animas | partiu | fica bom | ficava bem | teria disponibilidade | tem disponibilidade | teria tempo | proponho | sugiro | quem vem | quem vai | quem topa | gostavas de | fechamos | querem visitar | quer visitar | consegues passar na | consegue passar na | você consegue | lhe atende | prefere | preferes",
        ),
        (Noun(Occasion::Breakfast), "café da manhã | pequeno-almoço | pequeno almoço | brunch da manhã"),
        (Noun(Occasion::Lunch), "almoço | almoçar | almoçamos | almocinho | brunch | piquenique | feijoada"),
        (Noun(Occasion::Coffee), "café | cafezinho | cafèzinho | um chá | lanche | lanchar"),
        (
            Noun(Occasion::Drinks),
            "copos | um copo | cerveja | cervejas | chopp | chope | happy hour | bar | drinks | uns drinks | imperial | umas imperiais | cervejinha | aperitivo | boteco | barzinho",
        ),
        (
            Noun(Occasion::Dinner),
            "jantar | jantamos | janta | jantarzinho | uma mesa | mesa para | churrasco | churras | pizza | rodízio | sardinhada | ceia | consoada",
        ),
        (
            Noun(Occasion::Meeting),
            "reunião | reuniões | entrevista | workshop | oficina | seminário | conferência | palestra | apresentação | demo | sessão | sessões | assembleia | conversa | bate-papo | funeral | enterro | velório | formatura | colação de grau | cerimônia | cerimónia | vistoria | audiência | notário | cartório | assinatura | escritura | encontro | fórum | congresso | formação | treinamento | visita à obra | retro | kickoff | alinhamento | comitê | conselho de turma | reunião de pais | missa | culto | defesa | banca | celebração da palavra",
        ),
        (Noun(Occasion::Standup), "daily | standup | stand-up"),
        (
            Noun(Occasion::Call),
            "ligação | chamada | videochamada | videoconferência | call | zoom | telefonema | chamada de vídeo | teleconsulta",
        ),
        (Noun(Occasion::Dentist), "dentista | ortodontista | limpeza dental | limpeza no dentista | higienista"),
        (
            Noun(Occasion::Doctor),
            "médico | médica | doutor | doutora | pediatra | fisio | fisioterapia | fisioterapeuta | veterinário | veterinária | análises | exame de sangue | análise ao sangue | exames | check-up | vacina | vacinação | oftalmologista | oftalmo | oculista | dermatologista | dermato | ginecologista | gineco | psicólogo | psicóloga | psiquiatra | terapia | hospital | consulta | consulta de | ultrassom | ecografia | radiografia | raio-x | raio x | ressonância | tomografia | cardiologista | ortopedista | otorrino | nutricionista | fonoaudióloga | terapeuta | cirurgia | endoscopia | inspeção do carro",
        ),
        (
            Noun(Occasion::Haircut),
            "cabeleireiro | cabeleireira | barbeiro | barbearia | manicure | manicura | massagem | corte de cabelo | cabelo | depilação | unhas | limpeza de pele | banho e tosa | tosa",
        ),
        (
            Noun(Occasion::Class),
            "aula | aulas | curso | lição | ensaio | ensaio do coral | ensaio geral | treino | treinos | coral | coro | explicação | explicações | reforço | aula de condução | autoescola | clube do livro | catequese | monitoria",
        ),
        (
            Noun(Occasion::Sport),
            "academia | ginásio | yoga | ioga | pilates | tênis | ténis | futebol | fut | futsal | pelada | padel | natação | jogo | jogo de | partida | basquete | basquetebol | vôlei | voleibol | trilha | caminhada | corrida | golfe | golf | surf | surfe | bola | racha | pedal | andebol | handebol | caminhada com",
        ),
        (
            Noun(Occasion::Party),
            "festa | festa de aniversário | festinha | casamento | batizado | batismo | comunhão | crisma | inauguração | despedida | chá de bebê | chá de panela | confraternização | arraial | festa junina | bodas | debutante | jantar de natal | amigo secreto",
        ),
        (
            Noun(Occasion::Show),
            "concerto | show | cinema | filme | teatro | ópera | exposição | espetáculo | espectáculo | peça | festival | feira | sarau | estreia | museu",
        ),
        (Noun(Occasion::Birthday), "aniversário | aniversario | niver | anos da | anos do"),
        (
            Noun(Occasion::Exam),
            "exame | prova | teste | provas | vestibular | enem | frequência | exame de condução | exame nacional | avaliação | simulado | exposição oral",
        ),
        (
            Noun(Occasion::Travel),
            "voo | vôo | comboio | trem | viagem | avião | ferry | ônibus para | autocarro para | embarque | balsa | transfer | excursão | passeio",
        ),
        (Noun(Occasion::Holiday), "férias | feriado | ponte | folga | dia livre"),
        (
            Noun(Occasion::Visit),
            "visita | visitar | consulta marcada | entrega | levantamento | recolha | retirada | reserva | encanador | canalizador | eletricista | electricista | mudança | técnico | revisão do carro | compromisso | marcação | vistoria do apartamento",
        ),
        (
            Generic,
            "evento | eventos | compromisso | compromissos | reunião | plano | planos | coisa | marcação | algo | item | horário",
        ),
        (
            Moved,
            "foi adiado para | foi adiada para | foi adiado | foi adiada | adiado para | adiada para | foi mudado para | foi mudada para | mudou para | mudou | mudado para | mudada para | mudámos | mudamos | muda para | passa para | passou para | passa a ser | passou a ser | foi remarcado para | foi remarcada para | foi remarcado | foi remarcada | remarcado para | remarcada para | remarcado | remarcada | foi reagendado | foi reagendada | reagendado para | reagendada para | foi antecipado para | foi antecipada para | foi antecipado | foi antecipada | antecipado para | antecipada para | foi alterado para | foi alterada para | foi alterado | foi alterada | alterado para | alterada para | agora é às | agora é | agora vai ser | agora será | afinal é às | afinal é | será agora | vai ser agora | em vez de | em vez das | ao invés de | podemos mudar | podemos adiar | podemos antecipar | podemos passar | podemos remarcar | pode mudar | dá para mudar | dá pra mudar | dá para passar | dá pra passar | dá para adiar | dá pra remarcar | adiamos | a gente muda | vamos mudar | vamos adiar | remarcamos | transferido para | transferida para",
        ),
        (
            Cancelled,
            "está cancelado | está cancelada | tá cancelado | tá cancelada | foi cancelado | foi cancelada | foram canceladas | cancelado | cancelada | canceladas | cancelados | foi desmarcado | foi desmarcada | desmarcado | desmarcada | fica sem efeito | fica cancelado | fica cancelada | anulado | anulada | já não há | não há | não haverá | não vai haver | não vai ter | não tem mais | já não vai haver | não se realiza | não acontece | tenho que cancelar | tenho de cancelar | temos que cancelar | temos de cancelar | teremos que cancelar | teremos de cancelar | vou ter que cancelar | vou ter de cancelar | preciso cancelar | preciso desmarcar | tenho de desmarcar | tenho que desmarcar | vou ter que desmarcar | cancelaram | cancelou | desmarcaram | desmarcou | cancelamos | cancelámos | suspenso | suspensa",
        ),
        (
            Pledge,
            "vou | vamos | a gente vai | prometo | te prometo | prometo-te | posso | tenho que | tenho de | comprometo-me a | fico de | vou tentar | consigo | pretendo | hei de | encarrego-me de | me encarrego de | trato de | preciso | irei",
        ),
        (
            Ask,
            "podes | pode | poderia | podias | poderias | você pode | vc pode | você poderia | pode me | podes me | consegue | consegues | você consegue | vc consegue | consegues me | não te esqueças de | não te esqueças do | não te esqueças da | não te esqueças | não se esqueça de | não se esqueça do | não se esqueça da | não se esqueça | não esquece de | não esquece | não esqueça de | não esqueça | não esqueçam de | não se esqueçam de | lembra de | lembra-te de | lembre-se de | lembre de | lembrem-se de | por favor | pf | pfv | se faz favor | sff | tens que | tens de | você tem que | vc tem que | tem que | tem de | vocês têm que | preciso que | precisamos que | precisamos de | preciso de | é preciso | seria possível | importas-te de | se importa de | dá para | dá pra | será que podes | será que você pode | agradecia que | agradeço que | peço que | pedimos que | gostaria que | deves | deverias | devias | você precisa | precisa | precisas de | queria que | favor | necessito que | temos de | temos que | tem de | não te esqueças | solicitamos que | solicito que",
        ),
        (
            Agree,
            "ok | okay | sim | claro | claro que sim | com certeza | certo | certinho | perfeito | ótimo | óptimo | fechado | combinado | beleza | blz | show | boa | bora | pode ser | por mim | por mim tudo bem | por mim pode ser | tudo bem | tá bom | ta bom | tá bem | está bem | tá | está combinado | fica combinado | está marcado | marcado | confirmado | confirmo | reservado | reservada | anotado | registado | entendido | recebido | sem problema | sem problemas | sem stress | com prazer | com gosto | com muito gosto | topo | eu topo | tô dentro | estou dentro | to dentro | estamos dentro | alinho | alinhamos | conta comigo | contem comigo | conte comigo \
            | lá estarei | lá estaremos | estarei lá | estaremos lá | tô lá | vou | vamos | eu vou | nós vamos | até lá | até amanhã | até logo | até segunda | até terça | até quarta | até quinta | até sexta | até sábado | até domingo | dá-me jeito | dá jeito | dá certo | serve | serve-me | para mim serve | convém-me | me serve | pode deixar | deixa comigo | deixe comigo | trato disso | boa ideia | também | eu também | nós também | por nós | fixe | valeu | bom | isso | pronto | feito | legal | maravilha | 👍 | 👌 | ✅ | 🙌 | 🫡",
        ),
        (
            Refuse,
            "não posso | não podemos | não consigo | não conseguimos | não dá | não vai dar | não me dá jeito | não dá jeito | não vou poder | não poderei | não estou | não estamos | impossível | outro dia | outra vez | fica para a próxima | fica pra próxima | para a próxima | na próxima | deixa lá | deixa para lá | deixa pra lá | não obrigado | não obrigada | nem pensar | passo | estou fora | tô fora | sem mim | já tenho planos | já tenho coisas | já tenho compromisso | infelizmente | lamento | desculpa não | trabalho | estou ocupado | estou ocupada | não vou | não contem comigo | não me convém | hoje não | amanhã não",
        ),
        (
            Instead,
            "em vez de | em vez | ao invés | antes para | mudar | muda | mudamos | mudou | mudança | passar para | passa para | passa a | passou para | passamos para | adiar | adiado | adiada | adiamos | antecipar | antecipado | antecipamos | remarcar | remarcado | remarcada | remarcamos | trocar | trocamos | mais tarde | mais cedo | atrasado | atrasada | atraso | nova hora | nova data | novo horário | novo local | afinal | então às | agora é | agora será | vai ser | será no | será na | deixar para | tipo | lá para as | em lugar de",
        ),
        (
            Off,
            "cancelado | cancelada | cancela | cancelar | cancelamos | foi cancelado | foi cancelada | está cancelado | está cancelada | desmarcado | desmarcada | desmarcar | desmarcou | desmarco | desmarcamos | anulado | anulada | suspenso | suspensa | já não é preciso | não é preciso | não precisa | não precisas | não precisa mais | já não há | não há | não vai haver | não vai ter | não haverá | não se faz | esquece | esqueçam | já paguei | já comprei | já está | já tratei | já resolvi | não posso ir | não vou poder ir | não vou | fica sem efeito",
        ),
        (
            Same,
            "mesma hora | mesmo horário | mesmo sítio | mesmo lugar | mesmo local | mesma sala | mesmo dia | como sempre | como de costume | o sítio do costume | a hora de sempre | de sempre",
        ),
        (
            Clause,
            "para que | porque | até que | antes de | depois de | quando | enquanto | se | que eu | que nos | que me | que se | por favor | pf | pois | já que | assim que",
        ),
        (
            Place,
            "clínica | consultório | oficina | laboratório | estúdio | salão | pet shop | pousada | padaria | ginásio | quadra | campo",
        ),
        (
            Agree,
            "fechou | de certeza | marcadinho | racho | tá ótimo | está ótimo | amém | às ordens | dá sim | consigo | claro que vou | lá nos vemos | nos vemos lá | até já | ficamos assim | fica assim | por nós tudo bem | com certeza que sim | tranquilo | de boa | tô nessa | conte com a gente | tratado",
        ),
        (
            Noun(Occasion::Party),
            "churrasco | festa | batizado | chá de bebê | piquenique | aniversário | casamento | confraternização | despedida",
        ),
        (
            Noun(Occasion::Sport),
            "padel | futebol | jogo | pelada | treino | corrida | caminhada | vôlei | natação | regata | surf",
        ),
        (Noun(Occasion::Class), "aula | ensaio | curso | formação | explicação | catequese"),
        (
            Noun(Occasion::Doctor),
            "vacina | exame | fisioterapia | ressonância | ecografia | análises | banho e tosa | revisão | sessão",
        ),
        (
            Noun(Occasion::Meeting),
            "reunião | assembleia | entrevista | visita | vistoria | apresentação | palestra | conselho | culto | missa",
        ),
        (Noun(Occasion::Show), "concerto | show | teatro | exposição | festival | sarau"),
        (Noun(Occasion::Visit), "entrega | mudança | técnico | revisão do carro | inspeção | manutenção"),
        (Noun(Occasion::Lunch), "almoço | feijoada"),
        (Noun(Occasion::Dinner), "jantar | janta | pizza"),
        (Noun(Occasion::Travel), "voo | comboio | ônibus | viagem"),
        (Noun(Occasion::Holiday), "férias | fim de semana prolongado | acampamento"),
        (Remote, "online | em linha | virtual | à distância | por vídeo | on-line"),
        (AsksTime, "a que horas | que horas | quando | que dia | qual dia | qual o dia | para quando"),
        (
            Soft,
            "um | uma | dois | duas | três | quatro | cinco | seis | sete | oito | nove | dez | onze | doze | meia | quarto | noite | semana | mês | hora | horas | minutos | dia | dias | ano | anos | tarde | cada | próximo | próxima | depois | cedo | fim",
        ),
        (
            Owed,
            "vence | vencem | prazo | até ao fim | tem de estar | têm de estar | tem que estar | tem de ser entregue | para entregar | data limite | é preciso",
        ),
        (
            Wants,
            "preciso | preciso de | precisamos | precisamos de | precisava | precisava de | preciso que | faz-me falta | falta-nos",
        ),
        (Vow, "prometo | eu prometo | prometo-te"),
        (
            Mine,
            "eu | me | mim | meu | minha | meus | minhas | tenho | vou | estou | tô | posso | quero | preciso | comigo",
        ),
        (
            Ours,
            "nós | nos | nosso | nossa | nossos | nossas | a gente | vamos | temos | podemos | todos | todas | juntos | equipa | equipe | pessoal | malta | connosco | conosco",
        ),
        (
            Yours,
            "tu | te | ti | teu | tua | teus | tuas | você | vocês | lhe | vos | seu | sua | vem | vens | podes | pode | podem | queres | quer | querem | tens | contigo | consigo",
        ),
        (
            Advert,
            "cancelar subscrição | cancelar inscrição | descadastrar | descadastre-se | newsletter | boletim | código promocional | cupom | cupão | desconto | descontos | promoção | oferta | ofertas | compre já | compre agora | compra já | aproveite | não responda | não responder | ver no navegador | gerir preferências | gerenciar preferências | encaminhado | encaminhada | encaminhada muitas vezes | reencaminhado | partilhem | compartilhe | avalie | deixe a sua opinião | frete grátis | portes grátis | só até | reserve já",
        ),
        (
            Not,
            "não | nao | nunca | nem | nada | jamais | ninguém | tampouco | impossível | infelizmente | nenhum | nenhuma",
        ),
        (
            Past,
            "ontem | anteontem | ontem à noite | foi | fui | fomos | foram | era | eram | esteve | estive | estivemos | estava | estavam | tive | tivemos | teve | tivera | houve | havia | fez | fiz | fizemos | vi | vimos | disse | disseram | falou | saiu | perdi | perdeu | ganhou | ganhamos | ganhámos | ficou | veio | vim | semana passada | mês passado | ano passado | passada | passado | comi | comeu | jantei | adorei | foi ótimo | cheguei | chegou | aconteceu | perguntou | na altura",
        ),
        (
            If,
            "imagina | imagine | tomara | quem me dera | caso | suponhamos | se eu ganhasse | se ganhasse | seria bom | teria sido | se a gente | se eu | hipoteticamente | havíamos de | havemos de | um dia",
        ),
        (
            Joke,
            "haha | hahaha | kkk | kkkk | kkkkk | kkkkkk | rsrs | rs | ahah | ahahah | eheh | lol | brincadeira | é brincadeira | estou a brincar | tô brincando | piada | zoeira | 😂 | 🤣",
        ),
        (
            Forwarded,
            "encaminhado | encaminhada | reencaminhado | mensagem encaminhada | encaminhada com frequência | segundo | última hora | urgente: | notícia | notícias | informa | informou | anunciou | anuncia | governo | ministro | ministra | presidente | polícia | fontes | leia mais | ler mais | saiba mais | inscreva-se | subscreva | newsletter | desconto | descontos | promoção | promo | saldos | liquidação | oferta | ofertas | grátis | gratuito | bolsa | mercados | campeonato | liga dos campeões | brasileirão | temporada | episódio | estreia em | clique aqui | encomendas abertas | imperdível",
        ),
        (
            Question,
            "o que | que | quando | onde | quem | qual | quais | porque | por que | por quê | porquê | como | quanto | quanta | quantos | quantas | será que | sabes | sabe | você sabe | viste | você viu | foste | foi | já viste | já foste | cadê",
        ),
        (
            Other,
            "isso | isto | ele | ela | eles | elas | estou | está | estava | é | era | foi | estamos | vai | faz | fazia | chove | aquilo | tudo | será | o tempo | todo mundo | toda a gente | alguém",
        ),
        (
            Person,
            "eu | tu | te | me | nos | você | vc | vocês | vcs | meu | minha | meus | minhas | teu | tua | teus | tuas | seu | sua | seus | suas | nós | nosso | nossa | nossos | a gente | comigo | contigo | conosco | connosco | tenho | temos | tens | vou | vamos | vem | vens | podes | podemos | consigo | ti | senhor | senhora | sr | sra | lhe | vos",
        ),
        (At, "@"),
        (
            In,
            "em | no | na | nos | nas | num | numa | ao | perto de | perto do | perto da | dentro de | em frente a | em frente ao | junto ao | ali no | lá no | lá na | aqui em | aqui no",
        ),
        (Via, "por | via | através de | pelo | pela | usando | no | na | em"),
        (
            Online,
            "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | zap | zapzap | webex | discord | telegram | telefone | videochamada | slack | signal",
        ),
        (With, "com | c | mais a"),
        (And, "e | & | mais"),
        (
            Article,
            "o | a | os | as | um | uma | uns | umas | meu | minha | meus | minhas | teu | tua | seu | sua | nosso | nossa | nossos | nossas | vosso | vossa | este | esta | esse | essa",
        ),
        (
            Place,
            "casa | escritório | trabalho | escola | colégio | creche | infantário | restaurante | tasca | bar | café | cafetaria | padaria | pastelaria | cinema | teatro | hotel | aeroporto | estação | rodoviária | parque | ginásio | academia | hospital | clínica | consultório | biblioteca | igreja | matriz | capela | museu | centro | centro comercial | shopping | praia | universidade | faculdade | facul | campus | estúdio | oficina | garagem | banco | câmara | prefeitura | estádio | piscina | sala | sala de reuniões | salão | praça | rua | avenida | mercado | supermercado | loja | clube | cidade | vila | aldeia | esquina | paragem | ponto | tribunal | embaixada | farmácia | cozinha | jardim | edifício | prédio | receção | recepção | terminal | porta | porto | cais | sede | apartamento | apê | terraço | quadra | campo | pavilhão | notário | cartório | esquadra | metrô | metro | posto de saúde | centro de saúde | galpão | obra | lugar de sempre | sítio do costume | sítio de sempre | auditório | anfiteatro | secretaria | quintal | sítio | chácara | laboratório | portaria | adega | pousada",
        ),
        (
            NoPlace,
            "geral | ponto | breve | pessoa | linha | total | fim | realidade | princípio | efeito | caso | vez | lugar | isso | isto | isso mesmo | ele | ela | mim | ti | você | nós | nada | tudo | todo | comum | particular | teoria | verdade | conta | especial | atenção | mesmo | mesma | momento | manhã | tarde | noite | madrugada | futuro | fundo | paz | ordem | que | qual | minha opinião | minha vida | vida | um minuto | uma hora | meia hora | agenda | calendário | minha agenda | meu calendário | inglês | português | final | prazo | prática | frente | volta | cima | baixo | casa de | anexo | resposta | contacto | contato | semana | mês | ano | dia | hora | meio | sequência | portal | site | link | app | feriado | fim de semana | fds | sábado | domingo | segunda | terça | quarta | quinta | sexta | aguardo | dúvida | qualquer | tempo | janeiro | fevereiro | março | abril | maio | junho | julho | agosto | setembro | outubro | novembro | dezembro | próxima | próximo | última | último | primeira | máximo | mínimo | entanto | boa | bom | novo | nova | vontade | pressa | certeza | nossa | novembro passado | avião | carro | comboio | trem | ônibus | autocarro | sonho | forno | cama | dieta | reunião | trabalhos",
        ),
        (
            NoPerson,
            "prazer | gosto | carinho | amor | sorte | cuidado | tudo | isso | isto | que | o que | certeza | um lembrete | lembrete | aviso | um aviso | calma | antecedência | tempo | pressa | licença | muito | muita | um | urgência | atenção | os melhores | fome | sono | saudade | saudades | força | ele | ela | menos | mais | esse | essa | este | esta | vontade | febre | dor | mim | água | vocês | vista",
        ),
        (
            Stop,
            "para | pra | pro | por | porque | pois | mas | e | ou | que | desde | até | com | em | no | na | às | perto | se | é | são | era | será | vai | quando | enquanto | antes | depois | sobre | me | te | nos | lhe | lembra | lembra-me | avisa | eu | ele | ela | vou | vamos | podes | pode | agora | também | então | como | obrigado | obrigada | foi | tem | tenho | chamado | chamada | urgente | onde | há | este | esta | próximo | próxima | sai | chega | começa | termina | vem | fica | ficam | a partir | pelo | pela | via | tá | está | consegue | consegues | você | vc | estou | já | aí | lá | a começar | começando | às vezes | por favor | viu | gente | depois disso | hoje | amanhã | ao",
        ),
        (
            Link,
            "sobre | acerca de | para | pra | pro | com | de | do | da | dos | das | a | ao | à | e | por | em | no | na | desde | -",
        ),
        (
            Edge,
            "o | a | os | as | um | uma | ao | à | aos | às | de | do | da | dos | das | em | no | na | nos | nas | para | pra | pro | por | pelo | pela | e | com | meu | minha | meus | minhas | nosso | nossa | este | esta | esse | essa | que | próximo | próxima | cada | todo | toda | todos | todas | até | desde | sobre | mas | ou | também | é | são | se | lo | la | me | te | lhe | ser | seja | será | vai | vai ser | @ | & | dia | hora | horas | teu | tua | seu | sua | já | nos | a partir | a partir de | então | lá | aqui | aí | isso | fica | está | está marcada | está marcado | está confirmada | está confirmado | está agendada | está agendado | marcada | marcado | confirmada | confirmado | sua | num | numa | só | há",
        ),
        (
            Calendar,
            "na minha agenda | à minha agenda | na agenda | à agenda | no meu calendário | ao meu calendário | no calendário | ao calendário | da minha agenda | da agenda | do calendário | do meu calendário | minha agenda | a minha agenda | meu calendário | o calendário | à minha lista | na minha lista | da minha lista | nas minhas tarefas | dos meus lembretes | nos meus lembretes | em agenda",
        ),
        (
            Naming,
            "chamado | chamada | evento chamado | reunião chamada | intitulado | intitulada | com o título | com título | que se chama | um evento para | um evento de | um compromisso para | um compromisso de | uma consulta para | o título",
        ),
        (
            Money,
            "euros | euro | eur | reais | real | conto | contos | pila | pau | paus | dólares | dólar | centavos | cêntimos | por cento | km | quilômetros | quilómetros | quilos | kg | graus | mil | milhas | cada",
        ),
        (
            Urgent,
            "urgente | com urgência | urgentemente | imediatamente | o quanto antes | o mais rápido possível | o mais rapidamente possível | quanto antes | já já | pra ontem | para ontem | emergência | asap | prioridade máxima",
        ),
        (
            Important,
            "importante | muito importante | prioridade alta | alta prioridade | prioritário | prioritária | crucial | sem falta",
        ),
        (
            Unhurried,
            "sem pressa | sem pressas | não é urgente | nada urgente | não tem pressa | não há pressa | quando puderes | quando puder | quando der | quando tiveres tempo | baixa prioridade | prioridade baixa | sem urgência | não urgente",
        ),
        (It, "o | a | isso | isto | esse | essa | este | esta | ele | ela | lo | la | no | o último | a última"),
        (To, "para | pra | às | à | a | até | ao | o"),
        (Later, "mais tarde | depois | adia | adiar | adie | atrasa | atrasar | empurra | empurrar"),
        (Earlier, "mais cedo | antes | antecipa | antecipar | antecipe"),
        (
            Agree,
            "ok | okay | oki | k | blz | tá | tá bom | ta bom | está bem | tá ótimo | tá certo | sim | ss | claro | claro que sim | com certeza | perfeito | perfeita | ótimo | ótima | maravilha | maravilhosa | bora | boa | fixe | beleza | blz | combinado | fechado | fechou | feito | pode ser | pode sim | pode | pode contar comigo | conta comigo | contem comigo | conte comigo | tô dentro | to dentro | estou dentro | alinho | topo | eu topo | partiu | vou sim | eu vou | estarei lá | lá estarei | lá estaremos | estaremos lá | vou lá estar | até lá | serve | serve perfeitamente | serve-me | dá | dá sim | dá-me jeito | por mim tudo bem | por mim ok | por mim pode ser | sem problema | sem problemas | tranquilo | suave | deixa comigo | deixe comigo | pode deixar | trato disso | vou tratar disso | vou fazer isso | consigo | eu consigo | eu e a | eu e o | eu também | nós também | nós sim | consigo sim | anotado | reservado | marcadinho | marcado | confirmado | confirmo | combinadíssimo | amém | amo | adoro | certo | entendido | recebido | isso | isso mesmo | então às | racho | é isso | ficamos assim | de acordo | com todo o gosto | com gosto | com prazer | venho | 👍 | 👌 | ✅ | 🙌 | 🫡 | certinho | óptimo | show | por mim | tudo bem | tá bem | está combinado | fica combinado | está marcado | reservada | registado | sem stress | com muito gosto | estamos dentro | alinhamos | tô lá | vou | vamos | nós vamos | até amanhã | até logo | até segunda | até terça | até quarta | até quinta | até sexta | até sábado | até domingo | dá jeito | dá certo | para mim serve | convém-me | me serve | boa ideia | também | por nós | valeu | bom | pronto | legal",
        ),
        (
            Refuse,
            "não posso | não podemos | não consigo | não vou conseguir | não vou poder | não vai dar | não dá | não dá pá | não me dá jeito | não dá jeito | nao posso | nao consigo | nao da | infelizmente não | não obrigado | não obrigada | obrigado mas não | agora não | hoje não | fica para a próxima | fica pra próxima | outro dia | outra altura | outra vez | deixa quieto | deixa pra lá | deixa para lá | deixa estar | estou fora | tô fora | tô fora dessa | sem mim | não contem comigo | já tenho | já tenho planos | já tenho compromisso | tenho outro compromisso | estou a trabalhar | tô de plantão | tô com plantão | tô trabalhando | tô lisa | tô liso | impossível | que pena | passo | nem pensar | não tenho interesse | não estou interessado | não estou interessada | prefiro não | não quero | é apertado | não conseguimos | não poderei | não estou | não estamos | para a próxima | na próxima | deixa lá | já tenho coisas | infelizmente | lamento | desculpa não | trabalho | estou ocupado | estou ocupada | não vou | não me convém | amanhã não",
        ),
        (
            Instead,
            "em vez de | em vez das | em vez da | ao invés | afinal | antes às | mudar | mudança | mudou | muda | mudamos | mudámos | trocar | troca | trocamos | adiar | adiado | adiada | adia | adiamos | antecipar | antecipado | antecipada | remarcar | remarcado | remarcada | reagendar | reagendamento | reagendado | novo horário | nova hora | nova data | mais tarde | mais cedo | atrasado | atrasada | atraso | atrasou | atrasei | passa para | passou para | passar para | empurrar | melhor às | agora é | então às | em vez | antes para | passa a | passamos para | antecipamos | remarcamos | novo local | agora será | vai ser | será no | será na | deixar para | tipo | lá para as | em lugar de",
        ),
        (
            Off,
            "cancelado | cancelada | cancelar | cancela | cancelamos | cancelou | cancelaram | desmarcado | desmarcada | desmarcar | desmarco | desmarcou | já não é preciso | não é preciso | não precisa | não precisas | não precisa mais | não preciso mais | já não preciso | deixa estar | deixa quieto | não vai haver | não vai ter | não haverá | já não há | não há | não venhas | não venha | não vou | já não vou | não posso ir | não vou poder ir | já comprei | já fiz | já paguei | já tratei | já está | sem efeito | não faz sentido | furou | deu ruim | fechado para | foi cancelado | foi cancelada | está cancelado | está cancelada | desmarcamos | anulado | anulada | suspenso | suspensa | não se faz | já resolvi | fica sem efeito",
        ),
        (
            Same,
            "à mesma hora | mesma hora | mesmo horário | mesmo lugar | mesmo sítio | mesmo local | mesmo dia | mesma sala | como sempre | de sempre | o sítio do costume | do costume | o lugar de sempre | como de costume | a hora de sempre",
        ),
        (
            Mine,
            "eu | me | mim | meu | minha | meus | minhas | tenho | vou | estou | tô | estarei | preciso | posso | consigo | comigo | quero",
        ),
        (
            Ours,
            "nós | nos | a gente | nosso | nossa | nossos | nossas | vamos | temos | todos | todas | juntos | pessoal | gente | equipe | equipa | podemos | bora | galera | malta | connosco | conosco",
        ),
        (
            Yours,
            "tu | te | ti | teu | tua | teus | tuas | você | vc | vocês | vcs | seu | sua | seus | suas | contigo | consegue | consegues | podes | pode | tens | vens | lhe | vos | vem | podem | queres | quer | querem | consigo",
        ),
        (
            Advert,
            "cancelar inscrição | cancelar subscrição | descadastrar | descadastre-se | anular subscrição | gerir preferências | gerenciar preferências | preferências | newsletter | boletim | desconto | % de desconto | cupom | cupão | código promocional | compre já | compre agora | reserve já | garanta já | garanta o seu | aproveite | promoção | só até | últimas vagas | vagas limitadas | oferta | ofertas | frete grátis | portes grátis | não responda | não responder | e-mail automático | email automático | mensagem automática | ver no navegador | partilhe | compartilhe | avalie | encaminhada com frequência | encaminhado com frequência | repassem | esta semana em | saldos | encomendas abertas | aceito pix | descontos | compra já | encaminhado | encaminhada | encaminhada muitas vezes | reencaminhado | partilhem | deixe a sua opinião",
        ),
        (
            Soft,
            "dois | duas | três | quatro | cinco | seis | sete | oito | nove | dez | onze | doze | meia | quarto | cada | depois | noite | tarde | semana | mês | hora | horas | minutos | próximo | próxima | dia | dias | ano | anos | fim | feira | uma | cedo",
        ),
        (
            AsksTime,
            "a que horas | que horas | quando | que dia | para quando | pra quando | em que dia | qual o horário | que data | qual dia | qual o dia",
        ),
        (Remote, "online | on-line | virtual | à distância | por videochamada | remoto | em linha | por vídeo"),
        (
            Owed,
            "vence | vencem | prazo | data limite | deve ser entregue | tem de ser entregue | tem que ser entregue | deve estar | tem que estar | tem de estar | têm de estar | para entregar até | entrega até | o mais tardar | pagamento até | temos de entregar | tem de entregar | temos que entregar | até ao fim | para entregar | é preciso",
        ),
        (
            Wants,
            "preciso de | preciso do | preciso da | preciso que | precisamos de | precisamos do | precisamos da | precisamos que | necessito | necessitamos | faz falta | fazem falta | falta-me | falta-nos | me falta | tens de | tens que | tem de | tem que | preciso | precisamos | precisava | precisava de | faz-me falta",
        ),
        (Vow, "prometo | te prometo | prometo-te | juro | eu juro | eu prometo"),
        (
            Clause,
            "para que | porque | até que | antes de | depois de | quando | enquanto | se | que eu | que nos | que me | que se | por favor | pf | pois | já que | assim que",
        ),
    ],
    verbs: &[
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
        verb("ver", "vê|veja", "vejo|verei", "visto|vi"),
        verb("guardar", "", "guardo|guardarei", "guardado|guardei"),
        verb("ajudar", "ajuda|ajude", "ajudo|ajudarei", "ajudado|ajudei"),
        verb("inscrever", "inscreve|inscreva", "inscrevo|inscreverei", "inscrito|inscrevi"),
    ],
    past_endings: "aram | eram | iram | avam | aste | iste",
    past_after_subject: false,
    forms: &[
        (None, "almoçamos=almoçar | jantamos=jantar | tomamos=tomar | lanchamos=lanchar"),
        (
            Some(Task),
            "mandes=mandar | envies=enviar | ligues=ligar | pagues=pagar | passes=passar | tragas=trazer | leves=levar | compres=comprar | avises=avisar | confirmes=confirmar | entregues=entregar | devolvas=devolver | escrevas=escrever | prepares=preparar | faças=fazer | termines=terminar | imprimas=imprimir | peças=pedir | renoves=renovar | regues=regar | respondas=responder | assines=assinar | comprares=comprar | trazeres=trazer | fazeres=fazer | entregares=entregar | enviares=enviar | levares=levar | pagares=pagar | enviem=enviar | tragam=trazer | entreguem=entregar | confirmem=confirmar",
        ),
    ],
    endings: "",
    order_endings: "-me | -nos | -lhe | -mo | -ma | -me-o | -me-a",
    particles: "te | me | lhe | lhes | nos | vos | se | lo | la | los | las | ti | vc | você",
    objects: "o | a | os | as",
    abbreviations: "dr | dra | sr | sra | srta | eng | arq | prof | profa | d | av | r | nº | n | núm | tel | etc | aprox | ex | seg | ter | qua | qui | sex | sáb | dom | jan | fev | mar | abr | mai | jun | jul | ago | set | out | nov | dez | att | cel | r/c | esq | dto | exmo | exma | v",
    times: "hoje | hj | amanhã | amanha | depois | segunda | terça | quarta | quinta | sexta | sábado | domingo | seg | ter | qua | qui | sex | sáb | dom | segundas | terças | quartas | quintas | sextas | sábados | domingos | fim | fds | janeiro | fevereiro | março | abril | maio | junho | julho | agosto | setembro | outubro | novembro | dezembro \
        | manhã | tarde | noite | meio-dia | dia | meia-noite | madrugada | semana | mês | hora | horas | minutos | meia | quarto | cada | natal | réveillon | páscoa | quinzena | próximo | próxima | feira \
        | dois | duas | três | quatro | cinco | seis | sete | oito | nove | dez | onze | doze \
        | cancelado | cancelada | cancela | cancelar | cancelamos | cancelou | cancelaram | desmarcado | desmarcada | desmarcar | desmarcou | adiado | adiada | adiar | remarcado | remarcada | remarcar | suspenso | suspensa",
    grammar: Grammar {
        name_articles: "o | a",
        hours: "h | hs | horas",
        tails: "me | te | se | lhe | lhes | nos | vos | o | a | os | as | lo | la | los | las | no | na | mo | ma",
        ..Grammar::PLAIN
    },
    texts: Texts {
        weekdays: ["seg", "ter", "qua", "qui", "sex", "sáb", "dom"],
        months: ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
        hello: "Olá! Cuido da sua agenda e dos seus lembretes.",
        wellbeing: "Tudo bem, obrigado. O que devo anotar?",
        thanks: "De nada.",
        bye: "Até logo! Continuo de olho na sua agenda.",
        nothing_waits: "Neste momento nada espera pela sua resposta.",
        waits: "Isto ainda espera pela sua resposta; aprove ou descarte na agenda:\n{list}",
        help: "Posso anotar compromissos e lembretes na sua agenda, mudá-los ou cancelá-los, e dizer o que está marcado. Antes de mudar alguma coisa, pergunto.",
        unclear: "Não entendi. Posso anotar compromissos e lembretes na sua agenda, mudá-los ou cancelá-los, e dizer o que está marcado.",
        examples: "Por exemplo:\n• «Almoço com a Ana na sexta às 13h na Casa Lucio, lembra-me uma hora antes»\n• «O que tenho amanhã?»",
        failed: "Não funcionou: {message}",
        cannot: "Não posso fazer isso nesta conversa.",
        listed: "{when}:\n{list}",
        empty: "{when}: não há nada na sua agenda.",
        pending: "espera o seu sim",
        at_hour: "às {hour}",
        ask_when: "Quando é «{title}»?",
        ask_both: "O que devo anotar na sua agenda, e para quando?",
        ask_remind_when: "Quando devo lembrar «{title}»?",
        ask_what: "O que devo anotar para {when}?",
        ask_remind_what: "De que devo lembrar?",
        ask_which: "Qual deles? Diga o título ou o dia.",
        ask_which_of: "Qual deles?\n{list}",
        ask_move_to: "Para quando devo mudar «{title}»?",
        not_found: "Não encontro nada parecido com «{title}» na sua agenda.",
        gone_by: "{when} já passou, por isso não anotei «{title}». Qual é o dia?",
        too_many: "Fiquei com os cinco primeiros. Mande o resto outra vez, por favor.",
        meeting: "Encontro",
        meeting_with: "Encontro com {who}",
        of_other: "{who}: {what}",
        with_who: "{what} com {who}",
        known: "O que sei sobre você:\n{list}\nEm Definições → Memória pode ver, corrigir e apagar cada ponto.",
        known_nothing: "Ainda não sei nada sobre você.",
        ask_remember: "O que devo lembrar?",
        reasons: Reasons {
            remember: "Pediu que eu lembrasse.",
            forget: "Pediu que eu esquecesse.",
            create: "Pediu para anotar um compromisso.",
            implied: "Fala de um compromisso e diz quando é.",
            remind: "Pediu um lembrete.",
            task: "Fala de algo a fazer e diz quando.",
            moved: "Dá uma nova hora a algo da agenda.",
            cancelled: "Diz que algo da agenda não acontece.",
            complete: "Diz que algo está feito.",
            dismiss: "Pediu para descartar um lembrete.",
            list: "Perguntou o que há na agenda.",
            find: "Perguntou por algo da agenda.",
            event: "Nomeia um compromisso e diz quando é.",
            meet: "Marca um compromisso e diz quando é.",
            promise: "Promete algo para uma data.",
            request: "Pede algo para uma data.",
        },
    },
};
