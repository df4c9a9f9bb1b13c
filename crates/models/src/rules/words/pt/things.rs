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
];
