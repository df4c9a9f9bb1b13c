//! Portuguese, of Brazil and of Portugal.

mod chat;
mod day;
mod memory;
mod small;
mod talk;
mod things;
mod verbs;

use super::{Grammar, Reasons, Source, Texts};

pub(super) const SOURCE: Source = Source {
    marks: &[chat::MARKS, day::MARKS, memory::MARKS, talk::MARKS, things::MARKS, small::MARKS],
    verbs: verbs::VERBS,
    regular: verbs::REGULAR,
    past_endings: "aram | eram | iram | avam | aste | iste",
    past_after_subject: false,
    forms: verbs::FORMS,
    endings: "",
    order_endings: "-me | -nos | -lhe | -mo | -ma | -me-o | -me-a",
    particles: "te | me | lhe | lhes | nos | vos | se | lo | la | los | las | ti | vc | você",
    objects: "o | a | os | as",
    abbreviations: "dr | dra | sr | sra | srta | eng | arq | prof | profa | d | av | r | nº | n | núm | tel | etc | aprox | ex | seg | ter | qua | qui | sex | sáb | dom | jan | fev | mar | abr | mai | jun | jul | ago | set | out | nov | dez | att | cel | r/c | esq | dto | exmo | exma | v",
    times: "hoje | hj | amanhã | amanha | depois | segunda | terça | quarta | quinta | sexta | sábado | domingo | seg | ter | qua | qui | sex | sáb | dom | segundas | terças | quartas | quintas | sextas | sábados | domingos | fim | fds | janeiro | fevereiro | março | abril | maio | junho | julho | agosto | setembro | outubro | novembro | dezembro \
        | manhã | tarde | noite | meio-dia | dia | meia-noite | madrugada | semana | mês | hora | horas | minutos | meia | quarto | cada | natal | réveillon | páscoa | quinzena | próximo | próxima | feira \
        | dois | duas | três | quatro | cinco | seis | sete | oito | nove | dez | onze | doze \
        | cancelado | cancelada | cancela | cancelar | cancelamos | cancelou | cancelaram | desmarcado | desmarcada | desmarcar | desmarcou | adiado | adiada | adiar | remarcado | remarcada | remarcar | suspenso | suspensa",
    evenings: "tarde | tardes | noite | noites",
    grammar: Grammar {
        name_articles: "o | a",
        of_name: ["da", "do"],
        feminine: "a | mãe | avó | vó | irmã | bete | beth | bel | raquel | inês | ester | carmen | lurdes | lourdes | alice | beatriz | liz | ruth | rê | jô | lu | ju | fê",
        hours: "h | hs | horas",
        tails: "me | te | se | lhe | lhes | nos | vos | o | a | os | as | lo | la | los | las | no | na | mo | ma",
        turned: "trazer=levar",
        brings: "levar | trazer | fazer | comprar | preparar | cozinhar | encomendar | assar | tratar | arranjar | buscar",
        of: "de | do | da",
        halves: "tarde | noite | pm | meio-dia",
        purpose: "para | pra",
        infinitives: "ar | er | ir",
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
        for_length: "durante {length}",
        ask_when: "Quando é «{title}»?",
        ask_both: "O que devo anotar na sua agenda, e para quando?",
        ask_remind_when: "Quando devo lembrar «{title}»?",
        ask_what: "O que devo anotar para {when}?",
        ask_remind_what: "De que devo lembrar?",
        ask_which: "Qual deles? Diga o título ou o dia.",
        ask_which_of: "Qual deles?\n{list}",
        ask_day: "«{said}» não bate certo. Que dia é?\n{list}",
        taken_before: "Entendo «{said}» como {when}, no fim do dia de trabalho anterior.",
        ask_move_to: "Para quando devo mudar «{title}»?",
        all_of_it: "«{title}» repete-se, e só posso mudar tudo de uma vez, não um dia só.",
        not_found: "Não encontro nada parecido com «{title}» na sua agenda.",
        gone_by: "{when} já passou, por isso não anotei «{title}». Qual é o dia?",
        too_many: "Fiquei com os cinco primeiros. Mande o resto outra vez, por favor.",
        meeting: "Encontro",
        meeting_with: "Encontro com {who}",
        collect: "Levantar {what}",
        of_other: "{who}: {what}",
        with_who: "{what} com {who}",
        place_of: "{place} {of} {who}",
        place_of_us: "{place}",
        home_of: "casa {of} {who}",
        my_home: "minha casa",
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
