//! Portuguese: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
    (Noun(Occasion::Breakfast), "café da manhã | pequeno-almoço | pequeno almoço | brunch da manhã"),
    (
        Noun(Occasion::Lunch),
        "almoço | almoçar | almoçamos | almocinho | brunch | piquenique | feijoada | almoço de família \
        | almoço de domingo | almoço em | feijoada em | cozido | bacalhoada | moqueca | galinhada | peixada \
        | arroz de pato | macarronada | lasanha | leitão | caldeirada | caldo verde | comida japonesa \
        | frango assado",
    ),
    (
        Noun(Occasion::Coffee),
        "café | cafezinho | um chá | lanche | lanchar | café da tarde | lanchinho | chá | chá da tarde | sorvete \
        | gelado | açaí | brunch | sorvetinho | gelados | pão de queijo | pastel de nata",
    ),
    (
        Noun(Occasion::Drinks),
        "copos | um copo | cerveja | cervejas | chopp | chope | happy hour | bar | drinks | uns drinks | imperial \
        | umas imperiais | cervejinha | aperitivo | boteco | barzinho | uma cerveja | umas cervejas | cerva \
        | breja | umas brejas | um chopp | beber um copo | uns copos | tomar uma | drinques | vinho \
        | prova de vinhos | degustação | caipirinha | uma gelada | umas geladas | beber uns copos | beber uma \
        | beber umas | tomar umas | tomar uns drinks | ginjinha | um fino | uns finos | umas minis | imperiais \
        | vermute | espumante | wine bar | sunset no",
    ),
    (
        Noun(Occasion::Dinner),
        "jantar | jantamos | janta | jantarzinho | uma mesa | mesa para | churrasco | churras | pizza | rodízio \
        | sardinhada | ceia | consoada | jantar de natal | jantar da empresa | jantar em | jantar de curso \
        | jantarada | pizzada | sushi | hambúrguer | fondue | petiscos | petiscada | tapas | francesinha \
        | espetinho | jantinha",
    ),
    (
        Noun(Occasion::Meeting),
        "reunião | reuniões | entrevista | workshop | oficina | seminário | conferência | palestra | apresentação \
        | demo | sessão | sessões | assembleia | conversa | bate-papo | funeral | enterro | velório | formatura \
        | colação de grau | cerimônia | vistoria | audiência | notário | cartório | assinatura | escritura \
        | encontro | fórum | congresso | formação | treinamento | visita à obra | retro | kickoff | alinhamento \
        | comitê | conselho de turma | reunião de pais | missa | culto | defesa | banca | celebração da palavra \
        | visita | conselho | reunião de equipa | reunião de equipe | reunião de condomínio \
        | assembleia de condomínio | reunião de turma | daily | planejamento | planeamento | retrospetiva \
        | brainstorming | entrevista de emprego | avaliação | avaliação de desempenho | feedback | colóquio \
        | simpósio | mesa redonda | inspeção | auditoria | visita técnica | visita ao cliente | visita à escola \
        | assinatura do contrato | julgamento | missa de sétimo dia | novena | casamento civil | defesa de tese \
        | qualificação | inauguração | lançamento | abertura | entrega das chaves | entrega de notas | mutirão \
        | bazar | reuniãozinha | call com | ponto de situação | ponto semanal | bate papo | one on one | 1:1 \
        | kick-off | demonstração | prestação de contas | audição | sarau da escola | entrega de diplomas \
        | bênção das pastas | colação | tomada de posse | procissão | festa do padroeiro | terço | rezar o terço \
        | estudo bíblico | grupo de oração | grupo de jovens | ação social | voluntariado | doação de sangue \
        | doar sangue | dádiva de sangue | limpeza da praia | entrega do apartamento | entrega da obra \
        | peritagem | podemos conversar | conversar com",
    ),
    (Noun(Occasion::Standup), "daily | standup | stand-up"),
    (
        Noun(Occasion::Call),
        "ligação | chamada | videochamada | videoconferência | call | zoom | telefonema | chamada de vídeo \
        | teleconsulta | podemos falar | podemos nos falar | falamos às | falamos amanhã | link do meet \
        | link do zoom | link do teams | link da reunião | link da call",
    ),
    (
        Noun(Occasion::Dentist),
        "dentista | ortodontista | limpeza dental | limpeza no dentista | higienista | ortodontia \
        | extração do siso | limpeza dos dentes | higiene oral | estomatologia",
    ),
    (
        Noun(Occasion::Doctor),
        "médico | médica | doutor | doutora | pediatra | fisio | fisioterapia | fisioterapeuta | veterinário \
        | veterinária | análises | exame de sangue | análise ao sangue | exames | check-up | vacina | vacinação \
        | oftalmologista | oftalmo | oculista | dermatologista | dermato | ginecologista | gineco | psicólogo \
        | psicóloga | psiquiatra | terapia | hospital | consulta | consulta de | ultrassom | ecografia \
        | radiografia | raio-x | raio x | ressonância | tomografia | cardiologista | ortopedista | otorrino \
        | nutricionista | fonoaudióloga | terapeuta | cirurgia | endoscopia | inspeção do carro | exame \
        | banho e tosa | revisão | sessão | clínico geral | médico de família | obstetra | urologista \
        | endócrino | endocrinologista | neurologista | nutri | fono | terapia da fala | enfermeira | pré-natal \
        | ultrassonografia | mamografia | colonoscopia | análises ao sangue | vacina da gripe | reforço \
        | operação | consulta de rotina | retorno | retorno médico | sessão de fisio | quiropraxia | acupuntura \
        | tosa | pet shop | revisão dos dentes | vacinas | antirrábica | colheita de sangue | tirar sangue \
        | eletrocardiograma | ecocardiograma | eletro | holter | teste de esforço | teste ergométrico \
        | papanicolau | densitometria | biópsia | fazer o penso | tirar os pontos | tirar pontos | tirar o gesso \
        | cirurgião | ortodontia | psicopedagoga | psicoterapia | podologista | podóloga | fisiatra \
        | reumatologista | gastro | pneumologista | hematologista | alergologista | alergista | dermatologia \
        | cardiologia | oftalmologia | ginecologia | ortopedia | pediatria | estomatologista | homeopata \
        | osteopata | osteopatia | pilates clínico | drenagem linfática | castração | esterilização \
        | desparasitação",
    ),
    (
        Noun(Occasion::Haircut),
        "cabeleireiro | cabeleireira | barbeiro | barbearia | manicure | manicura | massagem | corte de cabelo \
        | cabelo | depilação | unhas | limpeza de pele | banho e tosa | tosa | cortar o cabelo | cortar cabelo \
        | madeixas | coloração | pintar o cabelo | cílios | extensão de cílios | pé e mão | mão e pé \
        | limpeza facial | maquiagem | maquilhagem | penteado | prova de cabelo | design de sobrancelha",
    ),
    (
        Noun(Occasion::Class),
        "aula | aulas | curso | lição | ensaio | ensaio do coral | ensaio geral | treino | treinos | coral | coro \
        | explicação | explicações | reforço | aula de condução | autoescola | clube do livro | catequese \
        | monitoria | formação | aula de inglês | aula de violão | aula de piano | aula de dança | aula de yoga \
        | aula de natação | reforço escolar | oficina de teatro | clube de leitura | grupo de estudo \
        | grupo de estudos | estudar | ensaio do coro | ensaio da banda | escuteiros | escoteiros | natação \
        | balé | ballet | judô | capoeira | karatê | jiu-jitsu | plantão de dúvidas | violão | guitarra \
        | solfejo | conservatório | dança | zumba | hidroginástica | hidro | forró | kizomba | sapateado \
        | teatro infantil | pintura | cerâmica | costura | culinária | robótica | tutoria | mentoria \
        | orientação do tcc | orientação da tese | grupo de leitura | clube de xadrez | quadrilha | rancho \
        | ensaiamos",
    ),
    (
        Noun(Occasion::Sport),
        "academia | ginásio | yoga | ioga | pilates | tênis | futebol | fut | futsal | pelada | padel | natação \
        | jogo | partida | basquete | basquetebol | vôlei | voleibol | trilha | caminhada | corrida | golfe \
        | golf | surf | surfe | bola | racha | pedal | andebol | handebol | caminhada com | treino | regata \
        | futevôlei | vôlei de praia | meia maratona | maratona | trilho | pedalada | passeio de bicicleta \
        | bike | crossfit | musculação | torneio | campeonato | semifinal | remo | escalada | hipismo \
        | equitação | sinuca | boliche | bowling | xadrez | dominó | truco | sueca | ping pong | patinagem \
        | fut7 | amigável | rugby | râguebi | hóquei | patinação | skate | beach tennis | frescobol | altinha \
        | peteca | squash | badminton | kart | karting | paintball | pescaria | pesca | mergulho | canoagem \
        | caiaque | stand up paddle | rapel | trekking | trail | btt | passeio de bike | são silvestre \
        | hidroginástica | spinning | muay thai | boxe | a meia-final | quartas de final | treinamos",
    ),
    (
        Noun(Occasion::Party),
        "festa | festa de aniversário | festinha | casamento | batizado | batismo | comunhão | crisma \
        | inauguração | despedida | chá de bebê | chá de panela | confraternização | arraial | festa junina \
        | bodas | debutante | jantar de natal | amigo secreto | churrasco | piquenique | aniversário \
        | festa surpresa | festa de anos | arraiá | quermesse | niver | chá revelação | chá de cozinha \
        | despedida de solteiro | despedida de solteira | bota-fora | amigo oculto | confra | ceia de natal \
        | natal | réveillon | ano novo | passagem de ano | carnaval | bloco | bloquinho | casório | noivado \
        | primeira comunhão | open house | inauguração do apê | churras | churrascada | magusto | matança \
        | vindima | resenha | rolê | sunset | balada | roda de samba | pagode | samba | chá bar \
        | chá de casa nova | churrascão | churrasquinho | feijuca | baile | bailinho | matinê | forrózinho \
        | pagodinho | luau | socialzinha | encontro de família | encontro da família | encontro dos primos \
        | almoço de confraternização | festival junino | santos populares | sardinhada do | ceia | consoada em \
        | amigo x | troca de presentes | dia da família | homenagem do dia das mães | debut",
    ),
    (
        Noun(Occasion::Show),
        "concerto | show | cinema | filme | teatro | ópera | exposição | espetáculo | espectáculo | peça \
        | festival | feira | sarau | estreia | museu | peça de teatro | sessão de cinema | visita ao museu \
        | circo | musical | stand-up | feira do livro | fogo de artifício | zoo | zoológico | aquário \
        | parque de diversões | karaokê | escape room | noite de jogos | jogos de tabuleiro \
        | apresentação da escola | apresentação de dança | lançamento do livro | festa da escola | mostra \
        | ver um filme | ver o jogo | ver o filme | ver a peça | cineminha | audição da | visita guiada \
        | romaria | festa popular | desfile | bingo | quiz | noite de quiz | planetário | oceanário \
        | jardim zoológico | parque aquático | escape game",
    ),
    (Noun(Occasion::Birthday), "aniversário | niver"),
    (
        Noun(Occasion::Exam),
        "exame | prova | teste | provas | vestibular | enem | exame de condução | exame nacional | avaliação \
        | simulado | exposição oral | prova final | exame final | concurso | recuperação | oral \
        | apresentação do tcc | tcc | exame de código | prova prática | frequência | mini-teste | miniteste \
        | defesa da tese | defesa do tcc | apresentação do trabalho | apresentação oral | trabalho em grupo \
        | segunda chamada",
    ),
    (
        Noun(Occasion::Travel),
        "voo | comboio | trem | viagem | avião | ferry | embarque | balsa | transfer | excursão | passeio \
        | ônibus | barco | cruzeiro | escapadinha | passeio escolar | visita de estudo | excursão da escola \
        | ida ao | saída | partida | chegada | regresso | boleia | carona | bate e volta | fim de semana em \
        | praia | autocarro | check-in | check in | check-out | check out | hospedagem | estadia | hotel em \
        | pousada em | pousada na | reserva na | reserva no | reserva em | airbnb | casa de praia \
        | casa na praia | chácara em | fim de semana na | fim de semana no | fds em | fds na | acampar \
        | acampamento em | dia de praia | ida à praia | voamos | a gente voa | viajamos | embarcamos",
    ),
    (Noun(Occasion::Holiday), "férias | feriado | ponte | folga | dia livre | fim de semana prolongado | acampamento"),
    (
        Noun(Occasion::Visit),
        "visita | visitar | consulta marcada | entrega | levantamento | recolha | retirada | reserva | encanador \
        | canalizador | eletricista | electricista | mudança | técnico | revisão do carro | compromisso \
        | marcação | vistoria do apartamento | inspeção | manutenção | técnico da internet | pintor | pedreiro \
        | marceneiro | chaveiro | jardineiro | diarista | faxina | faxineira | limpeza | dedetização \
        | instalação | coleta | leitura do contador | troca de óleo | troca de pneus | pneus | inspeção do carro \
        | oficina | mecânico | test drive | ensaio fotográfico | sessão de fotos | fotógrafo | tatuagem | unha \
        | unhas | manicure | depilação | sobrancelha | cabeleireiro | cabelo | prova do vestido | prova de roupa \
        | costureira | cartão de cidadão | renovar o cartão | passaporte | polícia federal | poupatempo \
        | finanças | segurança social | conservatória | loja do cidadão | detran | visita ao apartamento \
        | visita à casa | visita ao imóvel | ver o apartamento | ver a casa | ver o apê | ver o t2 | ver o t1 \
        | ver o t3 | ver apartamento | ver imóvel | instalador | revisão da caldeira | ar condicionado \
        | ar-condicionado | dedetizador | desentupidor | vidraceiro | estofador | montador | montagem \
        | levantar o carro | vistoria do carro | revisão da moto | lava jato | lava rápido | borracharia \
        | alinhamento e balanceamento | renovação da carta | renovação da cnh | cnh | cartão do cidadão | nif \
        | contabilista | solicitadora | gerente do banco | reunião no banco | perito | vistoria do seguro \
        | consulado | embaixada | sef | aima | agendamento no | test-drive | sessão fotográfica \
        | ensaio de fotos | prova do terno | prova do bolo | será entregue | vamos entregar | vai ser entregue \
        | entregamos aí | passa aí | passo aí para ver | querem visitar | quer visitar | mostrar o apartamento \
        | mostrar o apê | mostrar a casa | mostrar o t2 | mostrar o imóvel",
    ),
    (
        Generic,
        "evento | eventos | compromisso | compromissos | reunião | plano | planos | coisa | marcação | algo \
        | item | horário",
    ),
    (
        Place,
        "clínica | consultório | oficina | laboratório | estúdio | salão | pet shop | pousada | padaria | ginásio \
        | quadra | campo | casa | escritório | trabalho | escola | colégio | creche | infantário | restaurante \
        | tasca | bar | café | cafetaria | pastelaria | cinema | teatro | hotel | aeroporto | estação \
        | rodoviária | parque | academia | hospital | biblioteca | igreja | matriz | capela | museu | centro \
        | centro comercial | shopping | praia | universidade | faculdade | facul | campus | garagem | banco \
        | câmara | prefeitura | estádio | piscina | sala | sala de reuniões | praça | rua | avenida | mercado \
        | supermercado | loja | clube | cidade | vila | aldeia | esquina | paragem | ponto | tribunal \
        | embaixada | farmácia | cozinha | jardim | edifício | prédio | receção | recepção | terminal | porta \
        | porto | cais | sede | apartamento | apê | terraço | pavilhão | notário | cartório | esquadra | metrô \
        | posto de saúde | centro de saúde | galpão | obra | lugar de sempre | sítio do costume \
        | sítio de sempre | auditório | anfiteatro | secretaria | quintal | sítio | chácara | portaria | adega \
        | sala de reunião | sala de aula | sala de espera | salão de festas | salão paroquial | salão nobre \
        | cantina | refeitório | quadra de | campo de | campo do | campinho | pavilhão desportivo | complexo \
        | complexo desportivo | centro cultural | centro comunitário | posto | ubs | junta de freguesia | junta \
        | câmara municipal | fórum | tribunal de | finanças | correios | delegacia | cemitério | catedral \
        | paróquia | templo | sinagoga | mesquita | quinta | fazenda | herdade | praia de | praia do | praia da \
        | marina | doca | lagoa | rio | serra | mata | parque de | parque da | parque do | praça da | praça do \
        | largo | jardim de | coreto | feira | mercado municipal | confeitaria | lanchonete | boteco | botequim \
        | churrascaria | pizzaria | cervejaria | marisqueira | sorveteria | gelataria | livraria | papelaria \
        | drogaria | mercearia | armazém | fábrica | hall | estacionamento | terminal rodoviário | estação de \
        | estação do | ponto de ônibus | faculdade de | reitoria | biblioteca municipal | maternidade | sede do \
        | associação | coletividade | ateliê | laje | espaço de festas | casa de festas | buffet \
        | salão do prédio | salão comunitário | centro de convenções | centro de eventos | centro de congressos \
        | centro acadêmico | centro paroquial | centro de dia | centro desportivo | centro espírita \
        | igreja matriz | terreiro | mosteiro | convento | santuário | sede social | sala de professores \
        | sala dos professores | sala de convívio | gabinete | balcão | guichê | subsolo | playground \
        | piscina municipal | churrasqueira | área de lazer | quiosque | orla | calçadão | beira-mar | beira mar \
        | areal | miradouro | mirante | mirador | barragem | cachoeira | parque natural | parque municipal \
        | jardim zoológico | rossio | chiado | rotunda | posto de gasolina | posto de combustível \
        | bomba de gasolina | gare | café central | casa do povo | casa da cultura | casa paroquial \
        | teatro municipal | teatro nacional | cineteatro | coliseu | arena | campo municipal | campo de futebol \
        | quadra poliesportiva | polidesportivo | pavilhão municipal | urgência | urgências | upa \
        | pronto-socorro | pronto socorro | escola básica | escola secundária | liceu | jardim de infância \
        | jardim-escola | fac | instituto | politécnico | reprografia | biblio | tabacaria | lavandaria \
        | lavanderia | concessionária | nosso escritório | cowork | coworking | estaleiro",
    ),
    (Remote, "online | em linha | virtual | à distância | por vídeo | on-line | por videochamada | remoto"),
    (
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | zap | zapzap | webex \
        | discord | telegram | telefone | videochamada | slack | signal",
    ),
    (Street, "rua | avenida | av | travessa | praça | largo | alameda | estrada | rodovia | calçada | beco"),
];
