//! Portuguese, in words that are at home on both sides of the Atlantic.

use super::Phrases;

pub(super) const PHRASES: Phrases = Phrases {
    language: "pt",
    weekdays: ["seg", "ter", "qua", "qui", "sex", "sáb", "dom"],
    months: ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"],
    all_day: "o dia todo",
    reminder: "lembrete",
    with: "com",
    notes: "notas",
    past: "já passou",
    until: "até",
    once: "uma só vez",
    each: [
        "todos os dias",
        "todas as semanas",
        "todos os meses",
        "todos os anos",
        "todas as horas",
        "todos os minutos",
        "todos os segundos",
    ],
    every: |count, unit| {
        format!("a cada {count} {}", ["dias", "semanas", "meses", "anos", "horas", "minutos", "segundos"][unit])
    },
    nth: |nth| match nth {
        -1 => "último".to_owned(),
        nth if nth < 0 => format!("{}.º a contar do fim", nth.unsigned_abs()),
        _ => format!("{nth}.º"),
    },
    day_of_month: "dia",
    among: |nth, list| format!("{nth} de {list}"),
    times: |count| if count == 1 { "uma vez".to_owned() } else { format!("{count} vezes") },
    own_rule: "repete-se por uma regra própria",
    priorities: ["prioridade baixa", "prioridade média", "prioridade alta", "urgente"],

    cancel: "Cancelar",
    only_this: "só desta vez",
    assumed: "suposto",
    guesses: ["o dia", "manhã ou tarde", "a hora", "a duração"],
    answers: ["ainda sem resposta", "a sua resposta: sim", "a sua resposta: talvez", "a sua resposta: não"],
    complete: "Concluir",
    dismiss: "Descartar",
    contacts: ["Novo contacto", "Mudar o contacto", "Apagar o contacto"],
    remember: "Lembrar",
    forget: "Esquecer",
    forget_all: |facts| format!("Esquecer tudo o que sei de você{facts}, e o que conversámos até agora"),
    facts: ["nome", "casa", "alimentação", "alergia", "sintoma", "gravidez", "preferência", "pessoa", "por agora", ""],
    ended: "Certo, um novo assunto. O que sei de você permanece.",

    due: |title| format!("Lembrete: {title}"),
    soon: |title, day, time, place| {
        let day = day.map(|day| format!(", {day}")).unwrap_or_default();
        let article = if time.is_some_and(|time| time.starts_with("01:")) { "à" } else { "às" };
        let time = time.map(|time| format!(" {article} {time}")).unwrap_or_default();
        let place = place.map(|place| format!(", {place}")).unwrap_or_default();
        format!("{title}{day}{time}{place}")
    },

    proposed: |summary| format!("Proponho:\n• {summary}\nResponda «sim» para aprovar ou «não» para descartar."),
    proposed_many: |lines| {
        format!(
            "Proponho:\n{lines}\nResponda «sim» para aprovar tudo ou «não» para descartar tudo, ou decida cada um na agenda."
        )
    },
    taken: |with| format!("A essa hora já há: {with}"),
    free_instead: |lines| format!("Livre em vez disso:\n{lines}\nDiga qual, e eu proponho essa."),
    earlier: "Pergunto antes porque mais acima nesta conversa há algo que outros escreveram; depois de decidir, «novo assunto» acaba com isso.",
    refused: |message| format!("Isso não posso fazer: {message}"),
    queued: |summary| format!("A caminho: {summary}"),
    call_done: |summary, source, quote| format!("Feito: {summary}\n\n{source} responde:\n{quote}"),
    call_failed: |summary, source, quote| format!("Isso falhou: {summary}\n\n{source} responde:\n{quote}"),
    call_not_done: |summary, cause| format!("Isso não foi feito: {summary}\n\nPorquê: {cause}"),
    call_uncertain: |summary| {
        format!("Não sei dizer se isso foi feito, e não o repito: {summary}\nPor favor, veja lá por si.")
    },
    decided: [
        ["Cancelado: ", "Não cancelado: "],
        ["Concluído: ", "Não concluído: "],
        ["Lembrete descartado: ", "O lembrete fica: "],
        ["Anotado: ", "Não anotado: "],
        ["Esquecido: ", "Não esquecido: "],
        ["Contacto apagado: ", "O contacto fica: "],
    ],
    forgot_all: [
        "Esqueci tudo o que sabia de você, e o que conversámos até agora.",
        "Não esqueço nada: o que sei de você permanece.",
    ],
    done: |summary| format!("Feito: {summary}"),
    dropped: |summary| format!("Descartado: {summary}"),
    undone: |summary| format!("Desfeito: {summary}"),
    cannot_undo: |summary| format!("Isto não posso desfazer: {summary}"),
    not_undone: |what| format!("Deixo como está, porque mudou entretanto: {what}"),
    nothing_to_undo: "Nas últimas 24 horas não foi feito nada aqui que eu possa desfazer.",

    stranger: "Olá. Sou o assistente pessoal de alguém e só falo com quem foi autorizado.",
    let_in: |name| format!("Olá {name}, estamos ligados. Escreva-me aqui quando quiser."),
    bad_code: "Este código já foi usado ou expirou. Crie outro na consola, em Canais.",
    attachments: ["imagem", "mensagem de voz", "áudio", "vídeo", "autocolante", "documento", "lugar", "contacto"],
    edited: "(alterada)",
    tentative: "ainda não combinado",
    yes: "Sim",
    no: "Não",
    changed: "Isto mudou entretanto. Decida na agenda, por favor.",
    late: |when| format!("(De {when}; teve de esperar.)"),

    refusals: &super::refused::PT,
    day: &super::day::PT,
};
