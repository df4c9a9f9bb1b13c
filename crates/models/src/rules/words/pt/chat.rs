//! Portuguese: what a person says to the assistant, and small talk.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Filler,
        "oi | olá | oie | ei | opa | e aí | eai | alô | tá | tá bom | ok | okay | bem | bom | então | pois \
        | pronto | por favor | pf | pfv | se faz favor | sff | obrigado | obrigada | obg | e | também | tb | tbm \
        | além disso | aliás | olha | olhe | escuta | desculpa | desculpe | sim | claro | certo | beleza | blz \
        | ótimo | ótima | perfeito | fixe | pá | mano | cara | gente | pessoal | mas | agora | ah | eh | né | me \
        | lá | aqui | já | viu | só | ainda | caro | prezado | prezada | boas",
    ),
    (
        Polite,
        "podes | pode | poderia | podias | poderias | você pode | você poderia | vc pode | consegue | consegues \
        | conseguia | conseguias | você consegue | vc consegue | quero | queria | eu queria | quero que \
        | gostaria | gostaria de | gostava de | gostaria que | preciso | preciso que | preciso de | eu preciso \
        | tenho que | tenho de | é preciso | dá para | dá pra | dava para | será que você pode | será que podes \
        | podemos | vamos | por favor | faz o favor de | faça o favor de | importas-te de | se importa de \
        | me ajuda a | ajuda-me a | posso | vou | devo | pode me | podes me",
    ),
    (
        Create,
        "adiciona | adicione | adicionar | acrescenta | acrescente | acrescentar | cria | crie | criar | agenda \
        | agende | agendar | agende-me | agenda-me | marca | marque | marcar | marca-me | programa | programe \
        | programar | anota | anote | anotar | anota-me | aponta | apontar | põe | coloca | coloque | colocar \
        | bota | mete | inclui | inclua | incluir | insere | insira | inserir | registra | registre | registrar \
        | regista | registe | registar | reserva | reserve | reservar | organiza | organize | organizar \
        | planeja | planejar | planeia | planear | bloqueia | bloquear | novo | nova | guarda | salva | salvar \
        | combina | combinar",
    ),
    (
        Move,
        "move | mova | mover | muda | mude | mudar | adia | adie | adiar | antecipa | antecipe | antecipar \
        | remarca | remarque | remarcar | reagenda | reagende | reagendar | passa | passar | altera | altere \
        | alterar | troca | troque | trocar | atrasa | atrasar | transfere | transferir | empurra | empurrar \
        | modifica | modificar | puxa | joga",
    ),
    (
        Cancel,
        "para de me lembrar | não me lembres mais | não precisa mais me lembrar | cancela | cancele | cancelar | cancela-me | desmarca | desmarque | desmarcar | apaga | apague | apagar \
        | elimina | elimine | eliminar | remove | remova | remover | tira | tire | tirar | exclui | exclua \
        | excluir | anula | anular | deleta | deletar",
    ),
    (
        Remind,
        "lembra-me que tenho de | lembra-me que tenho que | lembra-me de que | lembra-me que | lembra-me de \
        | lembra-me do | lembra-me da | lembra-me para | lembra-me | me lembra que tenho que | me lembra de que \
        | me lembra que | me lembra de | me lembra do | me lembra da | me lembra | me lembre que | me lembre de \
        | me lembre do | me lembre da | me lembre | lembre-me de | lembre-me que | lembre-me | lembrar-me de \
        | lembrar-me que | lembrar-me | me lembrar de | me lembrar que | me lembrar do | me lembrar da \
        | me lembrar | recorda-me de | recorda-me que | recorda-me | avisa-me para | avisa-me de | avisa-me \
        | me avisa para | me avisa de | me avisa | me avise | avise-me | não me deixes esquecer de \
        | não me deixes esquecer | não me deixe esquecer de | não me deixe esquecer | não posso me esquecer de \
        | não posso esquecer de | não posso esquecer | não me posso esquecer de | preciso lembrar de \
        | tenho que lembrar de | não esquecer de | não esquecer | põe um lembrete para | põe um lembrete \
        | coloca um lembrete para | coloca um lembrete | cria um lembrete para | cria um lembrete de \
        | cria um lembrete | crie um lembrete para | crie um lembrete | adiciona um lembrete para \
        | adiciona um lembrete | define um lembrete para | define um lembrete | um lembrete para \
        | um lembrete de | lembrete para | lembrete de | lembrete: | lembrete | faz-me lembrar de \
        | faz-me lembrar",
    ),
    (
        Alert,
        "lembra-me | me lembra | me lembre | lembre-me | avisa-me | me avisa | me avise | com lembrete \
        | com um lembrete | com aviso | com alerta | e um lembrete | lembrete | aviso | alerta | lembrar-me \
        | me lembrar | me avisar | avisar-me | recorda-me | notifica-me",
    ),
    (
        Complete,
        "já fiz | já terminei | já acabei | já acabei de | terminei de | terminei | acabei de | acabei | concluí \
        | concluído | concluída | feito | feita | está feito | está feita | tá feito | já está feito | já está \
        | terminado | terminada | como feito | como feita | como concluído | como concluída | pronto já fiz \
        | já tratei | tratei de | finalizado | concluir | já",
    ),
    (
        Dismiss,
        "descarta | descarte | descartar | ignora | ignore | ignorar | esquece | esqueça | esquecer | dispensa \
        | dispensar | deixa pra lá | deixa para lá | deixa quieto | já não é preciso lembrar \
        | não precisa mais me lembrar de | não precisa me lembrar de | já não preciso que me lembres | pula \
        | pular | salta",
    ),
    (
        List,
        "o que tenho | o que eu tenho | o que é que tenho | que tenho | o que temos | o que é que eu tenho \
        | o que há | o que tem | o que vou fazer | o que está marcado | que planos tenho \
        | que compromissos tenho | que reuniões tenho | que eventos tenho | quais são os meus \
        | quais são as minhas | quais são meus | quais são minhas | quais os meus | minha agenda \
        | a minha agenda | meu calendário | o meu calendário | meus compromissos | os meus compromissos \
        | minhas reuniões | meus lembretes | os meus lembretes | meus eventos | minhas tarefas | meu dia \
        | o meu dia | minha semana | a minha semana | meus planos | mostra-me a | mostra-me o | mostra-me os \
        | mostra-me as | mostra-me | me mostra a | me mostra os | me mostra | me mostre | mostre-me | mostra \
        | mostre | mostrar | lista | liste | listar | diz-me o que tenho | me diz o que tenho \
        | me fala o que tenho | tenho alguma coisa | tenho algo | tenho algum | tenho alguma \
        | eu tenho alguma coisa | tem alguma coisa | tenho planos | tenho compromissos | tenho reuniões \
        | tenho reunião | estou livre | tô livre | estou ocupado | estou ocupada | alguma coisa marcada \
        | algum compromisso | alguma reunião | próximos eventos | próximos compromissos | como está minha agenda \
        | como está a minha agenda | como está meu | como está o meu | como é meu | ver agenda | ver a agenda \
        | agenda de | agenda do | consulta a minha agenda | qual é a minha agenda | qual minha agenda \
        | qual a minha agenda | qual é minha agenda",
    ),
    (
        Find,
        "quando é | quando são | quando tenho | quando eu tenho | quando vai ser | quando fica | a que horas é \
        | a que horas tenho | a que horas são | a que horas | que horas é | que horas tenho | que horas são \
        | qual o horário | qual é o horário | que dia é | que dia tenho | em que dia | onde é | onde fica \
        | onde está | onde vai ser | onde tenho | procura | procure | procurar | busca | buscar | busque \
        | encontra | encontre | encontrar | acha | quando marquei | para quando é",
    ),
    (
        Help,
        "ajuda | o que podes fazer | o que você pode fazer | o que sabes fazer | o que você sabe fazer \
        | o que é que fazes | o que você faz | o que fazes | como funciona | como funcionas | como isso funciona \
        | como você funciona | o que posso te perguntar | o que te posso perguntar | o que posso perguntar \
        | o que posso pedir | quem és | quem é você | o que és | o que é você | como podes ajudar \
        | como me podes ajudar | como você pode me ajudar | em que podes ajudar | em que me podes ajudar \
        | para que serves | pra que você serve | como te uso | como usar | comandos | menu | instruções \
        | és um robô | você é um robô | você é um bot | me ajuda | ajuda-me | socorro",
    ),
    (
        Greet,
        "oi | olá | oie | oii | ei | opa | e aí | alô | bom dia | boa tarde | boa noite | boas | saudações | viva \
        | hey | bom diaa | bdia | oi tudo bem | salve | fala",
    ),
    (
        Wellbeing,
        "tudo bem | tudo bom | tudo certo | como estás | como está | como você está | como vai | como vais \
        | como vai você | tudo bem contigo | tudo bem com você | tudo joia | beleza | e contigo | e você \
        | como andas | como correu o dia | como foi seu dia | tudo ok | td bem",
    ),
    (
        Thanks,
        "obrigado | obrigada | muito obrigado | muito obrigada | brigado | brigada | obg | valeu | vlw | agradeço \
        | agradecido | agradecida | grato | grata | mil obrigados | bom trabalho | muito bem | gratidão \
        | brigadão | obrigadão",
    ),
    (
        Bye,
        "tchau | xau | adeus | até logo | até mais | até já | até amanhã | até breve | até à próxima | boa noite \
        | bye | falou | flw | fui | beijos | bjs | beijinhos | abraço | abraços | fica bem | se cuida \
        | até depois | até segunda | até sexta",
    ),
    (
        Yes,
        "sim | s | ok | okay | tá | tá bom | está bem | claro | confirma | confirmo | pode | pode ser | aprova \
        | aprovado | isso | beleza | blz | certo | com certeza | combinado | bora | faz isso | pode sim \
        | manda ver",
    ),
    (
        No,
        "não | n | não obrigado | não obrigada | nem pensar | rejeita | recusa | melhor não | de jeito nenhum \
        | nada disso",
    ),
    (
        Salute,
        "bom dia | boa tarde | boa noite | bom fim de semana | bom fds | bom final de semana | boa semana \
        | ótima semana | ótimo dia | bom domingo | bom sábado | bom feriado | boa segunda | boa sexta \
        | feliz ano novo | feliz natal | feliz páscoa | boas festas | boas férias | feliz aniversário | parabéns \
        | até logo | até mais | até já | tenha um bom dia | tenha uma boa semana | tem um bom dia \
        | como foi seu dia | como foi o teu dia | como correu o dia | uma boa noite | um bom dia | um dia destes \
        | qualquer dia | um dia desses | outro dia | no outro dia | hoje em dia | dia a dia \
        | de um dia para o outro | de uma hora para outra | um dia sai | fico no aguardo | ficamos no aguardo \
        | fico à disposição | ficamos à disposição | ficamos ao dispor | fico ao dispor | fico a aguardar \
        | ficamos a aguardar | aguardo retorno | aguardamos retorno | qualquer dúvida | qualquer coisa avisa \
        | qualquer coisa me avisa | estamos à disposição | à disposição",
    ),
    (
        Correct,
        "que seja | faz | faz antes | põe | põe antes | põe para | coloca | deixa | queria dizer | quis dizer \
        | quero dizer | eu disse | disse | melhor | é melhor | seria melhor | em vez disso | em vez | antes \
        | e sim | mas | sim mas | não espera | espera | espere | perdão | correção | tem de ser | tem que ser \
        | deve ser | aliás | afinal",
    ),
    (
        Rename,
        "chama-lhe | chama-o de | chame de | chame-o de | chama de | chama isso de | dá-lhe o nome de \
        | dá-lhe o título | o título é | o nome é | que se chame | muda o nome para | muda o título para \
        | renomeia para | renomeie para",
    ),
    (SameTime, "mesma hora | à mesma hora | mesmo horário | no mesmo horário | o mesmo horário"),
    (Pick, "número | nº | opção | o | a | o de | a de | o da | a do | quero dizer"),
    (ClockOf, "hora de | hora do | hora da | horas de | horário de | horário do"),
    (Nth(1), "primeiro | primeira | o primeiro | a primeira | um | o um | 1º | 1ª"),
    (Nth(2), "segundo | segunda | o segundo | a segunda | dois | o dois | 2º | 2ª"),
    (Nth(3), "terceiro | terceira | o terceiro | a terceira | três | o três | 3º | 3ª"),
    (Nth(4), "quarto | quarta | o quarto | a quarta | quatro | o quatro"),
    (Nth(5), "quinto | quinta | o quinto | a quinta | cinco | o cinco"),
    (Nth(0), "último | última | o último | a última"),
];
