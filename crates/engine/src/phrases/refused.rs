//! What a person is told where a tool refuses: a sentence for each kind of refusal, and one for what has no kind.

use super::of;
use crate::tools::Refusal;

/// The sentences of one language.
#[derive(Debug)]
pub struct Refused {
    gone: &'static str,
    cancelled: &'static str,
    closed: &'static str,
    occurrence: &'static str,
    past: &'static str,
    same: &'static str,
    raced: &'static str,
    years: &'static str,
    end: &'static str,
    long: &'static str,
    rule: &'static str,
    away: &'static str,
    no_mail: &'static str,
    unknown: &'static str,
    which: fn(list: &str) -> String,
    tool: &'static str,
    denied: &'static str,
    over: &'static str,
    other: &'static str,
}

/// The sentence for a refusal; `None` is one without a kind.
pub(crate) fn refused(language: &str, refusal: Option<&Refusal>) -> String {
    let says = of(language).refusals;
    let said = match refusal {
        Some(Refusal::Said(said)) => return said.clone(),
        Some(Refusal::Which(list)) => return (says.which)(list),
        Some(Refusal::Gone) => says.gone,
        Some(Refusal::Cancelled) => says.cancelled,
        Some(Refusal::Closed) => says.closed,
        Some(Refusal::Occurrence) => says.occurrence,
        Some(Refusal::Past) => says.past,
        Some(Refusal::Same) => says.same,
        Some(Refusal::Raced) => says.raced,
        Some(Refusal::Years) => says.years,
        Some(Refusal::End) => says.end,
        Some(Refusal::Long) => says.long,
        Some(Refusal::Rule) => says.rule,
        Some(Refusal::Away) => says.away,
        Some(Refusal::NoMail) => says.no_mail,
        Some(Refusal::Unknown) => says.unknown,
        Some(Refusal::Tool) => says.tool,
        Some(Refusal::Denied) => says.denied,
        Some(Refusal::Over) => says.over,
        None => says.other,
    };
    said.to_owned()
}

pub(super) const EN: Refused = Refused {
    gone: "I cannot find that any more; it may have been changed or deleted.",
    cancelled: "That is cancelled already.",
    closed: "That reminder is closed already.",
    occurrence: "It does not take place then.",
    past: "That time has gone by; tell me one that is yet to come.",
    same: "It stands like that already.",
    raced: "It was changed at the same moment. Please look at it and say it again.",
    years: "I can keep dates from 2000 to 2100 only.",
    end: "The end has to lie after the start, and within a year.",
    long: "That is too long. Please say it in fewer words.",
    rule: "I cannot repeat it like that; every so many days, weeks, months or years I can.",
    away: "I cannot look there right now. Please try again in a while.",
    no_mail: "No mail fits that.",
    unknown: "I remember nothing like that.",
    which: |list| format!("Which one do you mean: {list}?"),
    tool: "That tool has changed since. Please ask for it again.",
    denied: "The rules here do not allow that.",
    over: "It is over already.",
    other: "That did not work. Please say it in another way.",
};

pub(super) const ES: Refused = Refused {
    gone: "Ya no lo encuentro; quizá se cambió o se borró.",
    cancelled: "Eso ya está cancelado.",
    closed: "Ese recordatorio ya está cerrado.",
    occurrence: "Entonces no tiene lugar.",
    past: "Esa hora ya ha pasado; dime una que esté por venir.",
    same: "Ya está así.",
    raced: "Se cambió en ese mismo momento. Míralo y dímelo otra vez, por favor.",
    years: "Solo puedo guardar fechas de 2000 a 2100.",
    end: "El final tiene que ser posterior al inicio, y dentro de un año.",
    long: "Es demasiado largo. Dilo con menos palabras, por favor.",
    rule: "No puedo repetirlo así; cada tantos días, semanas, meses o años, sí.",
    away: "Ahora mismo no puedo mirarlo. Inténtalo de nuevo en un rato.",
    no_mail: "Ningún correo encaja con eso.",
    unknown: "No recuerdo nada parecido.",
    which: |list| format!("¿Cuál quieres decir: {list}?"),
    tool: "Esa herramienta ha cambiado desde entonces. Pídelo otra vez, por favor.",
    denied: "Las reglas de aquí no lo permiten.",
    over: "Ya ha pasado.",
    other: "No ha funcionado. Dilo de otra manera, por favor.",
};

pub(super) const FR: Refused = Refused {
    gone: "Je ne le trouve plus ; il a peut-être été modifié ou supprimé.",
    cancelled: "C'est déjà annulé.",
    closed: "Ce rappel est déjà clos.",
    occurrence: "Cela n'a pas lieu à ce moment-là.",
    past: "Cette heure est déjà passée ; donnez-m'en une à venir.",
    same: "C'est déjà ainsi.",
    raced: "Cela a été modifié au même moment. Regardez-y et redites-le-moi, s'il vous plaît.",
    years: "Je ne peux noter que des dates de 2000 à 2100.",
    end: "La fin doit venir après le début, et dans l'année.",
    long: "C'est trop long. Dites-le en moins de mots, s'il vous plaît.",
    rule: "Je ne peux pas le répéter ainsi ; tous les tant de jours, semaines, mois ou ans, oui.",
    away: "Je ne peux pas y regarder pour le moment. Réessayez un peu plus tard.",
    no_mail: "Aucun courriel ne correspond.",
    unknown: "Je ne retiens rien de tel.",
    which: |list| format!("Lequel voulez-vous dire : {list} ?"),
    tool: "Cet outil a changé depuis. Redemandez-le-moi, s'il vous plaît.",
    denied: "Les règles d'ici ne le permettent pas.",
    over: "C'est déjà passé.",
    other: "Ça n'a pas marché. Dites-le autrement, s'il vous plaît.",
};

pub(super) const DE: Refused = Refused {
    gone: "Ich finde das nicht mehr; vielleicht wurde es geändert oder gelöscht.",
    cancelled: "Das ist schon abgesagt.",
    closed: "Diese Erinnerung ist schon abgeschlossen.",
    occurrence: "Dann findet es nicht statt.",
    past: "Diese Zeit ist schon vorbei; nennen Sie mir eine, die noch kommt.",
    same: "So steht es schon.",
    raced: "Es wurde im selben Moment geändert. Bitte sehen Sie es an und sagen Sie es noch einmal.",
    years: "Ich kann nur Zeiten von 2000 bis 2100 eintragen.",
    end: "Das Ende muss nach dem Beginn liegen, und innerhalb eines Jahres.",
    long: "Das ist zu lang. Bitte sagen Sie es mit weniger Worten.",
    rule: "So kann ich es nicht wiederholen; alle paar Tage, Wochen, Monate oder Jahre schon.",
    away: "Da kann ich gerade nicht nachsehen. Bitte versuchen Sie es später noch einmal.",
    no_mail: "Dazu passt keine Mail.",
    unknown: "So etwas habe ich mir nicht gemerkt.",
    which: |list| format!("Was ist gemeint: {list}?"),
    tool: "Dieses Werkzeug hat sich seitdem geändert. Bitte fragen Sie noch einmal danach.",
    denied: "Die Regeln hier erlauben das nicht.",
    over: "Es ist schon vorbei.",
    other: "Das hat nicht geklappt. Bitte sagen Sie es anders.",
};

pub(super) const PT: Refused = Refused {
    gone: "Já não encontro isso; talvez tenha sido alterado ou apagado.",
    cancelled: "Isso já está cancelado.",
    closed: "Esse lembrete já está fechado.",
    occurrence: "Nessa altura não acontece.",
    past: "Essa hora já passou; diga uma que ainda esteja por vir.",
    same: "Já está assim.",
    raced: "Foi alterado nesse mesmo momento. Veja e diga outra vez, por favor.",
    years: "Só posso guardar datas de 2000 a 2100.",
    end: "O fim tem de ser depois do início, e dentro de um ano.",
    long: "É demasiado longo. Diga com menos palavras, por favor.",
    rule: "Não consigo repetir assim; de tantos em tantos dias, semanas, meses ou anos, sim.",
    away: "Agora não consigo ver isso. Tente de novo daqui a pouco.",
    no_mail: "Nenhum e-mail corresponde a isso.",
    unknown: "Não me lembro de nada assim.",
    which: |list| format!("Qual quer dizer: {list}?"),
    tool: "Essa ferramenta mudou entretanto. Peça outra vez, por favor.",
    denied: "As regras daqui não o permitem.",
    over: "Já passou.",
    other: "Não funcionou. Diga de outra maneira, por favor.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_is_a_sentence_without_names_of_ours() {
        let kinds = [
            None,
            Some(Refusal::Gone),
            Some(Refusal::Cancelled),
            Some(Refusal::Closed),
            Some(Refusal::Occurrence),
            Some(Refusal::Past),
            Some(Refusal::Same),
            Some(Refusal::Raced),
            Some(Refusal::Years),
            Some(Refusal::End),
            Some(Refusal::Long),
            Some(Refusal::Rule),
            Some(Refusal::Away),
            Some(Refusal::NoMail),
            Some(Refusal::Unknown),
            Some(Refusal::Tool),
            Some(Refusal::Denied),
            Some(Refusal::Over),
        ];
        for kind in &kinds {
            let said: Vec<String> = super::super::languages().map(|code| refused(code, kind.as_ref())).collect();
            for (n, one) in said.iter().enumerate() {
                assert!(one.ends_with('.') && !one.contains([':', '_', '{']), "{one}");
                assert!(!said[..n].contains(one), "{one} is said in two languages");
            }
        }
        for language in super::super::languages() {
            assert!(refused(language, Some(&Refusal::Which("Ana, Eva".into()))).contains("Ana, Eva"));
            assert_eq!(refused(language, Some(&Refusal::Said("¿Cuándo?".into()))), "¿Cuándo?");
        }
    }
}
