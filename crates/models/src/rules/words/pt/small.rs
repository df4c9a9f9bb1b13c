//! Portuguese: small words, and what they say of the words beside them.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Clause,
        "para que | porque | até que | antes de | depois de | quando | enquanto | se | que eu | que nos | que me \
        | que se | por favor | pf | pois | já que | assim que | que estou | que vou | que não | que já | senão \
        | assim",
    ),
    (
        Soft,
        "um | uma | dois | duas | três | quatro | cinco | seis | sete | oito | nove | dez | onze | doze | meia \
        | quarto | noite | semana | mês | hora | horas | minutos | dia | dias | ano | anos | tarde | cada \
        | próximo | próxima | depois | cedo | fim | feira",
    ),
    (
        Mine,
        "eu | me | mim | meu | minha | meus | minhas | tenho | vou | estou | tô | posso | quero | preciso \
        | comigo | estarei | consigo | saio | chego | entro | viajo | volto | trabalho | levo o | levo a",
    ),
    (
        Ours,
        "nós | nosso | nossa | nossos | nossas | a gente | vamos | temos | podemos | todos | todas | juntos \
        | equipa | equipe | pessoal | malta | connosco | conosco | gente | bora | galera",
    ),
    (
        Yours,
        "tu | te | ti | teu | tua | teus | tuas | você | vocês | lhe | vos | seu | sua | vem | vens | podes \
        | pode | podem | queres | quer | querem | tens | contigo | consigo | vc | vcs | seus | suas | consegue \
        | consegues",
    ),
    (Not, "não | nunca | nem | nada | jamais | ninguém | tampouco | impossível | infelizmente | nenhum | nenhuma"),
    (
        Question,
        "o que | que | quando | onde | quem | qual | quais | porque | por que | como | quanto | quanta | quantos \
        | quantas | será que | sabes | sabe | você sabe | viste | você viu | foste | foi | já viste | já foste \
        | cadê",
    ),
    (
        Other,
        "isso | isto | ele | ela | eles | elas | estou | está | estava | é | era | foi | estamos | vai | faz \
        | fazia | chove | aquilo | tudo | será | o tempo | todo mundo | toda a gente | alguém",
    ),
    (
        Person,
        "eu | tu | te | me | nos | você | vc | vocês | vcs | meu | minha | meus | minhas | teu | tua | teus \
        | tuas | seu | sua | seus | suas | nosso | nossa | nossos | a gente | comigo | contigo | conosco \
        | connosco | tenho | temos | tens | vou | vamos | vem | vens | podes | podemos | consigo | ti | senhor \
        | senhora | sr | sra | lhe | vos",
    ),
    (At, "@"),
    (
        In,
        "em | no | na | nos | nas | num | numa | ao | perto de | perto do | perto da | dentro de | em frente a \
        | em frente ao | junto ao | ali no | lá no | lá na | aqui em | aqui no",
    ),
    (Via, "por | via | através de | pelo | pela | usando | no | na | em"),
    (With, "com | c | mais a"),
    (And, "e | & | mais"),
    (
        Article,
        "o | a | os | as | um | uma | uns | umas | meu | minha | meus | minhas | teu | tua | seu | sua | nosso \
        | nossa | nossos | nossas | vosso | vossa | este | esta | esse | essa",
    ),
    (
        NoPlace,
        "geral | ponto | breve | pessoa | linha | total | fim | realidade | princípio | efeito | caso | vez \
        | lugar | isso | isto | isso mesmo | ele | ela | mim | ti | você | nós | nada | tudo | todo | comum \
        | particular | teoria | verdade | conta | especial | atenção | mesmo | mesma | momento | manhã | tarde \
        | noite | madrugada | futuro | fundo | paz | ordem | que | qual | minha opinião | minha vida | vida \
        | um minuto | uma hora | meia hora | agenda | calendário | minha agenda | meu calendário | inglês \
        | português | final | prazo | prática | frente | volta | cima | baixo | casa de | anexo | resposta \
        | contacto | contato | semana | mês | ano | dia | hora | meio | sequência | portal | site | link | app \
        | feriado | fim de semana | fds | sábado | domingo | segunda | terça | quarta | quinta | sexta | aguardo \
        | dúvida | qualquer | tempo | janeiro | fevereiro | março | abril | maio | junho | julho | agosto \
        | setembro | outubro | novembro | dezembro | próxima | próximo | última | último | primeira | máximo \
        | mínimo | entanto | boa | bom | novo | nova | vontade | pressa | certeza | nossa | novembro passado \
        | avião | carro | comboio | trem | ônibus | autocarro | sonho | forno | cama | dieta | reunião \
        | trabalhos | mesma hora | a mesma hora | o mesmo | a mesma | grupo | mail | email | correio | foto \
        | página | nosso site | próprio | próprio dia | caminho | trânsito | laço",
    ),
    (
        NoPerson,
        "prazer | gosto | carinho | amor | sorte | cuidado | tudo | isso | isto | que | o que | certeza \
        | um lembrete | lembrete | aviso | um aviso | calma | antecedência | tempo | pressa | licença | muito \
        | muita | um | urgência | atenção | os melhores | fome | sono | saudade | saudades | força | ele | ela \
        | menos | mais | esse | essa | este | esta | vontade | febre | dor | mim | água | vocês | vista",
    ),
    (
        Stop,
        "para | pra | pro | por | porque | pois | mas | e | ou | que | desde | até | com | em | no | na | às \
        | perto | se | são | era | será | vai | quando | enquanto | antes | depois | sobre | me | te | nos | lhe \
        | lembra | lembra-me | avisa | eu | ele | ela | vou | vamos | podes | pode | agora | também | então \
        | como | obrigado | obrigada | foi | tem | tenho | chamado | chamada | urgente | onde | há | este | esta \
        | próximo | próxima | sai | chega | começa | termina | vem | fica | ficam | a partir | pelo | pela | via \
        | tá | consegue | consegues | você | vc | estou | já | aí | lá | a começar | começando | às vezes \
        | por favor | viu | gente | depois disso | hoje | amanhã | ao | diz | disse | quer | avisou",
    ),
    (
        Link,
        "sobre | acerca de | para | pra | pro | com | de | do | da | dos | das | a | ao | e | por | em | no | na \
        | desde | -",
    ),
    (
        Edge,
        "o | a | os | as | um | uma | ao | aos | de | do | da | dos | das | em | no | na | nos | nas | para | pra \
        | pro | por | pelo | pela | e | com | meu | minha | meus | minhas | nosso | nossa | este | esta | esse \
        | essa | que | próximo | próxima | cada | todo | toda | todos | todas | até | desde | sobre | mas | ou \
        | também | são | se | lo | la | me | te | lhe | ser | seja | será | vai | vai ser | @ | & | dia | hora \
        | horas | teu | tua | seu | sua | já | a partir | a partir de | então | aqui | aí | isso | fica \
        | está marcada | está marcado | está confirmada | está confirmado | está agendada | está agendado \
        | marcada | marcado | confirmada | confirmado | num | numa | só | há | juntos | juntas | para ti | a ti \
        | pra você | para você | para mim | pra mim | a mim | começamos | a começar | a começar em \
        | excepcionalmente | excecionalmente | exclusivamente | finalmente | novamente | pelo amor \
        | pelo amor de deus | logo cedo | à primeira hora | no fim do dia | ao fim do dia | ao longo do dia \
        | assim que der | na volta | no caminho | sem falta",
    ),
    (
        Calendar,
        "na minha agenda | à minha agenda | na agenda | à agenda | no meu calendário | ao meu calendário \
        | no calendário | ao calendário | da minha agenda | da agenda | do calendário | do meu calendário \
        | minha agenda | meu calendário | o calendário | à minha lista | na minha lista | da minha lista \
        | nas minhas tarefas | dos meus lembretes | nos meus lembretes | em agenda",
    ),
    (
        Naming,
        "chamado | chamada | evento chamado | reunião chamada | intitulado | intitulada | com o título \
        | com título | que se chama | um evento para | um evento de | um compromisso para | um compromisso de \
        | uma consulta para | o título",
    ),
    (
        Money,
        "euros | euro | eur | reais | real | conto | contos | pila | pau | paus | dólares | dólar | centavos \
        | cêntimos | por cento | km | quilômetros | quilos | kg | graus | mil | milhas | cada",
    ),
    (
        Urgent,
        "urgente | com urgência | urgentemente | imediatamente | o quanto antes | o mais rápido possível \
        | o mais rapidamente possível | quanto antes | já já | pra ontem | para ontem | emergência | asap \
        | prioridade máxima",
    ),
    (
        Important,
        "importante | muito importante | prioridade alta | alta prioridade | prioritário | prioritária | crucial \
        | sem falta",
    ),
    (
        Unhurried,
        "sem pressa | sem pressas | não é urgente | nada urgente | não tem pressa | não há pressa \
        | quando puderes | quando puder | quando der | quando tiveres tempo | baixa prioridade \
        | prioridade baixa | sem urgência | não urgente",
    ),
    (It, "o | a | isso | isto | esse | essa | este | esta | ele | ela | lo | la | no | o último | a última"),
    (To, "para | pra | às | à | até | ao | o"),
    (Later, "mais tarde | depois | adia | adiar | adie | atrasa | atrasar | empurra | empurrar"),
    (Earlier, "mais cedo | antes | antecipa | antecipar | antecipe"),
    (
        MyPlace,
        "minha casa | nossa casa | cá em casa | aqui em casa | lá em casa | em casa | meu apê | meu apartamento \
        | meu ap | na minha | cá a casa | aqui a casa",
    ),
    (YourPlace, "tua casa | sua casa | teu apê | vossa casa | seu apê"),
    (
        Light,
        "fazer | fazemos | vamos fazer | tomar | tomamos | ir a | ir ao | ir | vir a | vir ao | vir | ter | temos \
        | bora | bora lá | vamos ao | vamos à | marcar | marcamos | combinar | combinamos | vamos | jogar \
        | jogamos | vista para | com vista para | vista pro | com vista pro",
    ),
    (Generic, "o de amanhã | a de amanhã | o de hoje | a de hoje | o de sexta | a de sexta | isso de amanhã"),
    (Where, "local | morada | endereço | onde | lugar"),
    (Leaves, "saída | check-out | check out | chegada | regresso | término | fim"),
    (
        Closing,
        "cumprimentos | com os melhores cumprimentos | melhores cumprimentos | atenciosamente | att | abraço \
        | abraços | um abraço | saudações | cordialmente | grato | grata | beijinhos | um beijinho | bjs \
        | com estima | respeitosamente | fraternalmente | saudações académicas | saudações desportivas",
    ),
    (Since, "a partir das | a partir da | desde as | das"),
    (
        Home,
        "na frente de | na frente do | na frente da | em frente do | em frente da | em frente ao | em frente à | diante do | diante da",
    ),
    (Or, "ou"),
    (Hours, "fecha | fecham | abre | abrem | está aberto | está aberta | tá aberto"),
];
