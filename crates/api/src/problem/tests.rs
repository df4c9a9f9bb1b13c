use super::*;

#[test]
fn a_fault_of_the_engine_or_the_store_is_told_without_its_words() {
    let secret = || "password=hunter2 at 10.0.0.7".to_owned();
    let cases: Vec<(engine::Error, Code)> = vec![
        (store::Error::Unavailable(secret()).into(), Code::Unavailable),
        (store::Error::Full(secret()).into(), Code::StorageFull),
        (store::Error::Taken(secret()).into(), Code::Conflict),
        (store::Error::Database(secret()).into(), Code::Internal),
        (store::Error::Misuse(secret()).into(), Code::Internal),
        (store::Error::Corrupt { column: 1, problem: secret() }.into(), Code::Internal),
        (engine::Error::Broken(secret()), Code::Internal),
    ];
    for (error, code) in cases {
        let problem = Problem::from(error);
        assert_eq!(problem.code, code);
        assert!(!problem.detail.contains("hunter2"), "{}", problem.detail);
    }
}

#[test]
fn what_passes_says_when_to_come_again() {
    let retry = |code| Problem::new(code, "").render("1").headers().get(header::RETRY_AFTER).cloned();
    for code in Code::ALL {
        let passes = matches!(code, Code::TooMany | Code::Unavailable | Code::StorageFull);
        assert_eq!(retry(*code).is_some(), passes, "{code:?}");
    }
}
