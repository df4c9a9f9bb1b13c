//! Portuguese: kinds of event, and places.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};
use crate::rules::lexicon::Occasion;

pub(super) const MARKS: &[(Mark, &str)] = &[
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
        "academia | ginásio | yoga | ioga | pilates | tênis | ténis | futebol | fut | futsal | pelada | padel | natação | jogo | partida | basquete | basquetebol | vôlei | voleibol | trilha | caminhada | corrida | golfe | golf | surf | surfe | bola | racha | pedal | andebol | handebol | caminhada com",
    ),
    (
        Noun(Occasion::Party),
        "festa | festa de aniversário | festinha | casamento | batizado | batismo | comunhão | crisma | inauguração | despedida | chá de bebê | chá de panela | confraternização | arraial | festa junina | bodas | debutante | jantar de natal | amigo secreto",
    ),
    (
        Noun(Occasion::Show),
        "concerto | show | cinema | filme | teatro | ópera | exposição | espetáculo | espectáculo | peça | festival | feira | sarau | estreia | museu",
    ),
    (Noun(Occasion::Birthday), "aniversário | aniversario | niver"),
    (
        Noun(Occasion::Exam),
        "exame | prova | teste | provas | vestibular | enem | exame de condução | exame nacional | avaliação | simulado | exposição oral",
    ),
    (
        Noun(Occasion::Travel),
        "voo | vôo | comboio | trem | viagem | avião | ferry | embarque | balsa | transfer | excursão | passeio",
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
        Place,
        "clínica | consultório | oficina | laboratório | estúdio | salão | pet shop | pousada | padaria | ginásio | quadra | campo",
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
    (
        Online,
        "zoom | teams | microsoft teams | google meet | meet | skype | facetime | whatsapp | zap | zapzap | webex | discord | telegram | telefone | videochamada | slack | signal",
    ),
    (
        Place,
        "casa | escritório | trabalho | escola | colégio | creche | infantário | restaurante | tasca | bar | café | cafetaria | padaria | pastelaria | cinema | teatro | hotel | aeroporto | estação | rodoviária | parque | ginásio | academia | hospital | clínica | consultório | biblioteca | igreja | matriz | capela | museu | centro | centro comercial | shopping | praia | universidade | faculdade | facul | campus | estúdio | oficina | garagem | banco | câmara | prefeitura | estádio | piscina | sala | sala de reuniões | salão | praça | rua | avenida | mercado | supermercado | loja | clube | cidade | vila | aldeia | esquina | paragem | ponto | tribunal | embaixada | farmácia | cozinha | jardim | edifício | prédio | receção | recepção | terminal | porta | porto | cais | sede | apartamento | apê | terraço | quadra | campo | pavilhão | notário | cartório | esquadra | metrô | metro | posto de saúde | centro de saúde | galpão | obra | lugar de sempre | sítio do costume | sítio de sempre | auditório | anfiteatro | secretaria | quintal | sítio | chácara | laboratório | portaria | adega | pousada",
    ),
    (Remote, "online | on-line | virtual | à distância | por videochamada | remoto | em linha | por vídeo"),
    (
        Noun(Occasion::Meeting),
        "reunião de equipa | reunião de equipe | reunião de condomínio | assembleia de condomínio | assembleia | reunião de pais | reunião de turma | conselho de turma | conselho | alinhamento | daily | planejamento | planeamento | retrospetiva | brainstorming | entrevista de emprego | entrevista | avaliação | avaliação de desempenho | feedback | formação | treinamento | palestra | congresso | conferência | colóquio | simpósio | workshop | mesa redonda | vistoria | inspeção | auditoria | visita técnica | visita ao cliente | visita à escola | assinatura do contrato | escritura | cartório | notário | audiência | julgamento | missa | missa de sétimo dia | velório | enterro | funeral | culto | novena | casamento civil | cerimónia | cerimônia | formatura | colação de grau | defesa | defesa de tese | banca | qualificação | inauguração | lançamento | abertura | entrega das chaves | entrega de notas | mutirão | bazar",
    ),
    (
        Noun(Occasion::Doctor),
        "clínico geral | médico de família | dermatologista | dermato | ginecologista | gineco | obstetra | urologista | ortopedista | oftalmo | oftalmologista | cardiologista | endócrino | endocrinologista | neurologista | otorrino | nutricionista | nutri | psicóloga | psicólogo | psiquiatra | terapeuta | fonoaudióloga | fono | terapia da fala | enfermeira | pré-natal | ultrassom | ultrassonografia | ecografia | raio x | raio-x | ressonância | tomografia | mamografia | colonoscopia | endoscopia | exame de sangue | exames | exame | análises | análises ao sangue | check-up | vacina | vacina da gripe | reforço | cirurgia | operação | consulta de rotina | consulta | retorno | retorno médico | sessão de fisio | fisio | quiropraxia | acupuntura | tosa | veterinário | veterinária | pet shop | revisão dos dentes",
    ),
    (
        Noun(Occasion::Class),
        "aula de inglês | aula de violão | aula de piano | aula de dança | aula de yoga | aula de natação | aula de condução | aulas | explicação | explicações | reforço escolar | oficina de teatro | clube do livro | clube de leitura | grupo de estudo | grupo de estudos | estudar | ensaio | ensaio geral | ensaio do coro | ensaio da banda | coral | catequese | escuteiros | escoteiros | natação | balé | ballet | judô | judo | capoeira | karatê | jiu-jitsu | monitoria | plantão de dúvidas",
    ),
    (
        Noun(Occasion::Sport),
        "pelada | futebol | futsal | futevôlei | vôlei | vôlei de praia | voleibol | basquete | basquetebol | andebol | handebol | ténis | tênis | padel | surf | corrida | meia maratona | maratona | caminhada | trilha | trilho | pedal | pedalada | passeio de bicicleta | bike | academia | ginásio | treino | crossfit | musculação | torneio | campeonato | semifinal | remo | escalada | hipismo | equitação | sinuca | boliche | bowling | xadrez | dominó | truco | sueca | ping pong | patinagem",
    ),
    (
        Noun(Occasion::Party),
        "festa | festa surpresa | festa de anos | festa junina | arraial | arraiá | quermesse | niver | chá de bebê | chá de bebé | chá revelação | chá de panela | chá de cozinha | despedida de solteiro | despedida de solteira | despedida | bota-fora | amigo secreto | amigo oculto | confraternização | confra | ceia de natal | natal | réveillon | ano novo | passagem de ano | carnaval | bloco | bloquinho | casamento | casório | noivado | bodas | batizado | primeira comunhão | crisma | open house | inauguração do apê | churras | churrascada | magusto | matança | vindima | resenha | rolê | sunset | balada | roda de samba | pagode | samba",
    ),
    (
        Noun(Occasion::Lunch),
        "almoço de família | almoço de domingo | almoço em | feijoada em | cozido | bacalhoada | moqueca | galinhada | peixada | arroz de pato | macarronada | lasanha | leitão",
    ),
    (
        Noun(Occasion::Dinner),
        "jantar de natal | jantar da empresa | jantar em | jantar de curso | jantarada | pizzada | pizza | sushi | hambúrguer | fondue | petiscos | petiscada | tapas | francesinha | espetinho",
    ),
    (
        Noun(Occasion::Coffee),
        "cafezinho | cafézinho | café da tarde | lanche | lanchinho | chá | chá da tarde | sorvete | gelado | açaí | brunch",
    ),
    (
        Noun(Occasion::Drinks),
        "cerveja | cervejinha | uma cerveja | umas cervejas | cerva | breja | umas brejas | chopp | chope | um chopp | happy hour | copos | beber um copo | uns copos | tomar uma | drinks | drinques | vinho | prova de vinhos | degustação | caipirinha",
    ),
    (
        Noun(Occasion::Show),
        "show | concerto | teatro | peça | peça de teatro | cinema | filme | sessão de cinema | exposição | museu | visita ao museu | circo | musical | stand-up | espetáculo | sarau | feira | feira do livro | fogo de artifício | zoo | zoológico | aquário | parque de diversões | karaokê | escape room | noite de jogos | jogos de tabuleiro | apresentação da escola | apresentação de dança | lançamento do livro | festa da escola | mostra",
    ),
    (
        Noun(Occasion::Visit),
        "técnico | técnico da internet | canalizador | encanador | eletricista | pintor | pedreiro | marceneiro | chaveiro | jardineiro | diarista | faxina | faxineira | limpeza | dedetização | instalação | levantamento | retirada | coleta | mudança | leitura do contador | revisão do carro | troca de óleo | troca de pneus | pneus | inspeção do carro | oficina | mecânico | test drive | ensaio fotográfico | sessão de fotos | fotógrafo | tatuagem | unha | unhas | manicure | depilação | sobrancelha | cabeleireiro | cabelo | prova do vestido | prova de roupa | costureira | cartão de cidadão | renovar o cartão | passaporte | polícia federal | poupatempo | finanças | segurança social | conservatória | loja do cidadão | detran | visita ao apartamento | visita à casa | visita ao imóvel | ver o apartamento | ver a casa | ver o apê",
    ),
    (
        Noun(Occasion::Travel),
        "comboio | ônibus | barco | cruzeiro | viagem | escapadinha | excursão | passeio | passeio escolar | visita de estudo | excursão da escola | ida ao | saída | partida | embarque | chegada | regresso | boleia | carona | transfer | bate e volta | fim de semana em | praia",
    ),
    (
        Noun(Occasion::Exam),
        "prova | prova final | exame final | exame nacional | vestibular | enem | concurso | simulado | recuperação | oral | apresentação do tcc | tcc | exame de condução | exame de código | prova prática | frequência",
    ),
    (
        Place,
        "sala de reunião | sala de reuniões | sala de aula | sala de espera | salão de festas | salão | salão paroquial | salão nobre | auditório | anfiteatro | cantina | refeitório | ginásio | quadra | quadra de | campo de | campo do | campinho | pavilhão | pavilhão desportivo | complexo | complexo desportivo | centro cultural | centro comercial | shopping | centro comunitário | centro de saúde | posto de saúde | posto | ubs | junta de freguesia | junta | câmara | câmara municipal | prefeitura | cartório | fórum | tribunal de | finanças | correios | esquadra | delegacia | cemitério | capela | catedral | paróquia | templo | sinagoga | mesquita | quinta | sítio | fazenda | chácara | herdade | praia de | praia do | praia da | marina | cais | doca | lagoa | rio | serra | mata | parque de | parque da | parque do | praça | praça da | praça do | largo | jardim | jardim de | coreto | feira | mercado municipal | padaria | pastelaria | confeitaria | lanchonete | boteco | botequim | churrascaria | pizzaria | tasca | cervejaria | marisqueira | adega | sorveteria | gelataria | livraria | papelaria | farmácia | drogaria | supermercado | mercearia | loja | armazém | fábrica | obra | galpão | portaria | recepção | receção | hall | garagem | estacionamento | rodoviária | terminal rodoviário | estação de | estação do | paragem | ponto de ônibus | metrô | metro | faculdade de | reitoria | secretaria | biblioteca municipal | laboratório | consultório | maternidade | sede | sede do | clube | associação | coletividade | ateliê | estúdio",
    ),
    (Street, "rua | avenida | av | travessa | praça | largo | alameda | estrada | rodovia | calçada | beco"),
    (
        Noun(Occasion::Meeting),
        "reuniãozinha | call com | ponto de situação | ponto semanal | bate papo | one on one | 1:1 | kick-off | demonstração | prestação de contas | audição | sarau da escola | entrega de diplomas \
        | bênção das pastas | colação | tomada de posse | procissão | festa do padroeiro | terço | rezar o terço | estudo bíblico | grupo de oração | grupo de jovens | ação social | voluntariado \
        | doação de sangue | doar sangue | dádiva de sangue | limpeza da praia | entrega do apartamento | entrega da obra | peritagem",
    ),
    (
        Noun(Occasion::Doctor),
        "vacinas | antirrábica | colheita de sangue | tirar sangue | eletrocardiograma | ecocardiograma | eletro | holter | teste de esforço | teste ergométrico | papanicolau | densitometria | biópsia \
        | fazer o penso | tirar os pontos | tirar pontos | tirar o gesso | cirurgião | ortodontia | psicopedagoga | psicoterapia | podologista | podóloga | fisiatra | reumatologista | gastro | pneumologista | hematologista \
        | alergologista | alergista | dermatologia | cardiologia | oftalmologia | ginecologia | ortopedia | pediatria | estomatologista | homeopata | osteopata | osteopatia | pilates clínico | drenagem linfática | castração \
        | esterilização | desparasitação",
    ),
    (Noun(Occasion::Dentist), "ortodontia | extração do siso | limpeza dos dentes | higiene oral | estomatologia"),
    (
        Noun(Occasion::Haircut),
        "cortar o cabelo | cortar cabelo | madeixas | coloração | pintar o cabelo | cílios | extensão de cílios | pé e mão | mão e pé | limpeza facial | maquiagem | maquilhagem | penteado \
        | prova de cabelo | design de sobrancelha",
    ),
    (
        Noun(Occasion::Class),
        "violão | guitarra | solfejo | conservatório | dança | zumba | hidroginástica | hidro | forró | kizomba | sapateado | teatro infantil | pintura | cerâmica | costura | culinária | robótica | tutoria | mentoria \
        | orientação do tcc | orientação da tese | grupo de leitura | clube de xadrez | quadrilha | rancho",
    ),
    (
        Noun(Occasion::Sport),
        "fut7 | amigável | rugby | râguebi | hóquei | patinação | skate | beach tennis | frescobol | altinha | peteca | squash | badminton | kart | karting | paintball | pescaria | pesca \
        | mergulho | canoagem | caiaque | stand up paddle | rapel | trekking | trail | btt | passeio de bike | são silvestre | hidroginástica | spinning | muay thai | boxe | a meia-final | quartas de final",
    ),
    (
        Noun(Occasion::Party),
        "chá bar | chá de casa nova | churrascão | churrasquinho | feijuca | baile | bailinho | matinê | forrózinho | pagodinho | luau | socialzinha | encontro de família | encontro da família \
        | encontro dos primos | almoço de confraternização | festival junino | santos populares | sardinhada do | ceia | consoada em | amigo x | troca de presentes | dia da família | homenagem do dia das mães | debut",
    ),
    (Noun(Occasion::Lunch), "caldeirada | caldo verde | comida japonesa | frango assado"),
    (Noun(Occasion::Dinner), "jantinha"),
    (Noun(Occasion::Coffee), "sorvetinho | gelados | pão de queijo | pastel de nata"),
    (
        Noun(Occasion::Drinks),
        "uma gelada | umas geladas | beber uns copos | beber uma | beber umas | tomar umas | tomar uns drinks | ginjinha | um fino | uns finos | umas minis | imperiais \
        | vermute | espumante | wine bar | sunset no",
    ),
    (
        Noun(Occasion::Show),
        "ver um filme | ver o jogo | ver o filme | ver a peça | cineminha | audição da | visita guiada | romaria | festa popular | desfile \
        | bingo | quiz | noite de quiz | planetário | oceanário | jardim zoológico | parque aquático | escape game",
    ),
    (
        Noun(Occasion::Visit),
        "ver o t2 | ver o t1 | ver o t3 | ver apartamento | ver imóvel | instalador | revisão da caldeira | ar condicionado | ar-condicionado | dedetizador | desentupidor | vidraceiro | estofador | montador | montagem \
        | levantar o carro | vistoria do carro | revisão da moto | lava jato | lava rápido | borracharia | alinhamento e balanceamento | renovação da carta | renovação da cnh | cnh | cartão do cidadão | nif \
        | contabilista | solicitadora | gerente do banco | reunião no banco | perito | vistoria do seguro | consulado | embaixada | sef | aima | agendamento no | test-drive | sessão fotográfica | ensaio de fotos \
        | prova do terno | prova do bolo",
    ),
    (
        Noun(Occasion::Travel),
        "autocarro | check-in | check in | check-out | check out | hospedagem | estadia | hotel em | pousada em | pousada na | reserva na | reserva no | reserva em | airbnb | casa de praia | casa na praia | chácara em \
        | fim de semana na | fim de semana no | fds em | fds na | acampar | acampamento em | dia de praia | ida à praia",
    ),
    (
        Noun(Occasion::Exam),
        "mini-teste | miniteste | defesa da tese | defesa do tcc | apresentação do trabalho | apresentação oral | trabalho em grupo | segunda chamada",
    ),
    (
        Place,
        "laje | espaço de festas | casa de festas | buffet | salão do prédio | salão comunitário | centro de convenções | centro de eventos | centro de congressos | centro acadêmico | centro paroquial | centro de dia | centro desportivo | centro espírita | igreja matriz | terreiro | mosteiro | convento \
        | santuário | sede social | sala de professores | sala dos professores | sala de convívio | gabinete | balcão | guichê | subsolo | playground | piscina municipal | churrasqueira | área de lazer | quiosque | orla | calçadão | beira-mar | beira mar | areal | miradouro | mirante | mirador | barragem \
        | cachoeira | parque natural | parque municipal | jardim zoológico | rossio | chiado | rotunda | posto de gasolina | posto de combustível | bomba de gasolina | gare | café central | casa do povo | casa da cultura | casa paroquial | teatro municipal | teatro nacional | cineteatro | coliseu | arena \
        | campo municipal | campo de futebol | quadra poliesportiva | polidesportivo | pavilhão municipal | urgência | urgências | upa | pronto-socorro | pronto socorro | escola básica | escola secundária | liceu | jardim de infância | jardim-escola | fac | instituto | politécnico | reprografia | biblio \
        | tabacaria | lavandaria | lavanderia | concessionária | nosso escritório | cowork | coworking | estaleiro",
    ),
    (
        Noun(Occasion::Visit),
        "será entregue | vamos entregar | vai ser entregue | entregamos aí | passa aí | passo aí para ver | querem visitar | quer visitar | mostrar o apartamento | mostrar o apê | mostrar a casa | mostrar o t2 \
        | mostrar o imóvel",
    ),
    (Noun(Occasion::Class), "ensaiamos"),
    (Noun(Occasion::Sport), "treinamos"),
    (Noun(Occasion::Travel), "voamos | a gente voa | viajamos | embarcamos"),
    (Noun(Occasion::Call), "podemos falar | podemos nos falar | falamos às | falamos amanhã"),
    (Noun(Occasion::Meeting), "podemos conversar | conversar com"),
    (Noun(Occasion::Call), "link do meet | link do zoom | link do teams | link da reunião | link da call"),
];
