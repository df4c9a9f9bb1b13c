//! English: verbs of something to do.

use crate::rules::lexicon::Mark;
use crate::rules::words::Verb;

/// A verb with the forms that English needs: as in a title, and as done.
const fn verb(title: &'static str, done: &'static str) -> Verb {
    Verb { title, order: "", promise: "", done }
}

pub(super) const VERBS: &[Verb] = &[
    verb("send", "sent"),
    verb("bring", "brought"),
    verb("call", "called"),
    verb("pay", "paid"),
    verb("buy", "bought"),
    verb("email", "emailed"),
    verb("mail", "mailed"),
    verb("write", "wrote | written"),
    verb("check", "checked"),
    verb("fix", "fixed"),
    verb("finish", "finished"),
    verb("give", "gave | given"),
    verb("get", "got"),
    verb("take", "took | taken"),
    verb("pick up", "picked up"),
    verb("book", "booked"),
    verb("order", "ordered"),
    verb("print", "printed"),
    verb("prepare", "prepared"),
    verb("review", "reviewed"),
    verb("share", "shared"),
    verb("deliver", "delivered"),
    verb("return", "returned"),
    verb("let you know", ""),
    verb("let me know", ""),
    verb("confirm", "confirmed"),
    verb("submit", "submitted"),
    verb("update", "updated"),
    verb("upload", "uploaded"),
    verb("make", "made"),
    verb("cook", "cooked"),
    verb("clean", "cleaned"),
    verb("wash", "washed"),
    verb("reserve", "reserved"),
    verb("transfer", "transferred"),
    verb("lend", "lent"),
    verb("post", "posted"),
    verb("forward", "forwarded"),
    verb("show", "showed | shown"),
    verb("tell", "told"),
    verb("ask", "asked"),
    verb("talk", "talked"),
    verb("renew", "renewed"),
    verb("sign", "signed"),
    verb("water", "watered"),
    verb("feed", "fed"),
    verb("fetch", "fetched"),
    verb("collect", "collected"),
    verb("drop off", "dropped off"),
    verb("text", "texted"),
    verb("reply", "replied"),
    verb("answer", "answered"),
    verb("phone", "phoned"),
    verb("ring", "rang"),
    verb("bake", "baked"),
    verb("repair", "repaired"),
    verb("pack", "packed"),
    verb("walk", "walked"),
    verb("fill", "filled"),
    verb("apply", "applied"),
    verb("register", "registered"),
    verb("study", "studied"),
    verb("read", "read"),
    verb("invoice", "invoiced"),
    verb("complete", "completed"),
    verb("draft", "drafted"),
    verb("translate", "translated"),
    verb("charge", "charged"),
    verb("close", "closed"),
    verb("open", "opened"),
    verb("install", "installed"),
    verb("have it ready", ""),
    verb("have the", ""),
    verb("do", "did | done"),
    verb("handle", "handled"),
    verb("sort out", "sorted out"),
    verb("look at", "looked at"),
    verb("look into", "looked into"),
    verb("get back to", "got back to"),
    verb("follow up", "followed up"),
    verb("drive", "drove"),
    verb("put", ""),
    verb("change", "changed"),
    verb("vote", "voted"),
    verb("vacuum", "vacuumed"),
    verb("iron", "ironed"),
    verb("tidy", "tidied"),
    verb("hand in", "handed in"),
    verb("wake up", ""),
    verb("get up", ""),
    verb("take out", "took out"),
    verb("wake", ""),
    verb("put out", ""),
    verb("turn off", ""),
    verb("turn on", ""),
];

/// As [`Source::regular`](crate::rules::words::Source).
pub(super) const REGULAR: &str = "hand over | set up | clear | clean up | tidy up | wipe | remind | invite | arrange | organise \
    | organize | download | scan | copy | edit | proofread | revise | rewrite | resend | back up | lock \
    | unlock | switch off | switch on | defrost | decorate | mow | paint | hang | assemble | measure \
    | replace | refill | top up | pay back | pay for | refund | deposit | withdraw | donate | chip in \
    | settle | fill in | fill out | enrol | enroll | sign up | rsvp | respond | notify | inform | contact | chase | chase up | thank | congratulate | babysit | look after \
    | keep an eye on | stock up | quote | practise | rehearse | memorise | summarise | summarize | analyse | calculate | compare | decide on | approve | validate \
    | verify | double-check | double check | circulate | distribute | publish | explain | sort \
    | clear out | throw out | throw away | recycle | empty | unpack | unload | carry | ship | pass on \
    | bring back | give back | send back | send over | send out | put together | write up | type up \
    | drop round | drop by | pop in | enquire | inquire | check on | check in on | check with \
    | speak to | talk to | hoover | sweep | mop | weed | groom | bathe | medicate \
    | cancel the | log | hand out | lay out | mend | sew | knit | polish | sand \
    | solder | appeal | declare | insure | rent | hire | compile | collate \
    | laminate | seal | wrap up | finalise | finalize | sign off | tell them \
    | let them know | let him know | let her know | let us know";

/// As [`Source::forms`](crate::rules::words::Source).
pub(super) const FORMS: &[(Option<Mark>, &str)] = &[];
