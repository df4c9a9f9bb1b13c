//! What mails say, in five languages. A phrase is found word by word, whatever its case, accents and signs.

use super::Signal::{self, Advert, Again, Asks, Automatic, DueNow, DueSoon, Firm, Invites, Money, NoAnswer, Past};
use super::Signal::{Security, Settled, ToMany, Trouble, Urgent, Wants};

pub(super) const ALL: [&[(Signal, &str)]; 5] = [EN, ES, FR, DE, PT];

/// Words of firms' names, parted by `|`, in small letters without accents.
pub(super) const FIRM_NAMES: &str = "ltd | inc | gmbh | ag | kg | sl | sa | sarl | lda | llc | llp | plc | bank | banco | banque | clinic | clinica | \
    clinique | klinik | praxis | cabinet | school | colegio | ecole | schule | escola | university | universidad | universite | \
    universidade | hotel | team | equipo | equipe | support | service | services | insurance | seguros | assurance | versicherung | \
    council | ayuntamiento | mairie | rathaus | camara | dental | dentist | garage | taller | werkstatt | oficina | store | shop | \
    tienda | boutique | agency | agencia | agence | agentur | lettings | estates | property | immobilier | hausverwaltung | library | \
    biblioteca | bibliotheque | bibliothek | energy | energia | energie | stadtwerke | gas | water | airlines | gym | gimnasio | club | \
    verein | restaurant | bakery | reception | surgery | hospital | krankenhaus | hopital | office | gestoria | notaria | notaire | notar | \
    academia | akademie | academy | kindergarten | kita | creche | syndic | condominio | secretaria | secretariat | sekretariat | amt | \
    finanzamt | steuerberatung | kanzlei | abogados | avocats | advogados | solicitors | accounting | contabilidade | contabilidad | \
    customer | kundenservice | buchhaltung | administracion | administration | vets | veterinary | pharmacy | farmacia | optik | opticians";

const EN: &[(Signal, &str)] = &[
    (
        Asks,
        "please send us | please send me | send me | send us | your ok | a yes from you | need to know | tell me by | tell me if | let me know | could you tell | can you tell | could you send | can you send | can you share | could you share | please confirm | \
         what do you think | please reply | get back to me | your thoughts | your opinion | would you mind | i'd like to know | i would like to know | \
         please advise | rsvp | do you have | are you able | could you confirm | can you confirm | do you know | wondering if | \
         which do you prefer | waiting for your answer | waiting to hear | hear from you | please let us know | let us know | drop me a line",
    ),
    (
        Wants,
        "can you look at | could you look at | can you come | can somebody come | could you bring | can you bring | assigned to you | check in is open | bring them back | renew them | moving your | could you take | kindly settle | please pay | please sign | sign and return | please complete | please fill in | please fill out | please review and | please upload | please submit | \
         please bring | please call | call us | please book | please update your | action required | action needed | update your payment | \
         verify your | confirm your email | confirm your identity | please transfer | pick up | please collect | please register | needs your signature | \
         your signature | complete the form | fill in the form | fill out the form | please approve | please renew | please activate | reset your | \
         make a payment | settle the | send the signed | return the form | please arrange | could you book | can you book | could you pick | can you pick | \
         could you call | can you call | please check and | submit your | submit the | please prepare | please order | please make sure | upload your | renew your | pay now | log in to pay | \
         could you print | can you print | could you fix | can you fix | please fix | please attend",
    ),
    (
        Urgent,
        "urgent | urgently | asap | as soon as possible | immediately | right away | emergency | critical | final notice | last warning | at once | time sensitive | high priority | can't wait | final reminder",
    ),
    (
        DueNow,
        "today | tonight | tomorrow | end of day | eod | within 24 hours | this afternoon | this evening | this morning | in an hour | by noon | tomorrow morning | in the next hour | before 5pm | in one hour",
    ),
    (
        DueSoon,
        "by monday | by tuesday | by wednesday | by thursday | by friday | by saturday | by sunday | deadline | due on | due by | due date | this week | no later than | \
         expires on | expires in | will expire | end of the week | end of the month | before friday | before monday | until friday | within 7 days | within five days | within 14 days | \
         next week | by the end of | in three days | in two days | before the weekend | payable by | is due",
    ),
    (
        Money,
        "invoice | amount due | overdue | outstanding | unpaid | balance due | payment due | rent | premium | fee | bill | owed | owe | past due | direct debit | payment",
    ),
    (
        Trouble,
        "failed | declined | problem | cancelled | canceled | delayed | delay | error | complaint | not working | broken | rejected | suspended | could not be | was not delivered | outage | \
         unable to | went wrong | incorrect | wrong | missing | leak | stopped working | is down | returned to sender | damaged",
    ),
    (
        Again,
        "following up | follow up | checking in | haven't heard | have not heard | second reminder | any update | any news | gentle reminder | friendly reminder | still waiting | asked you | just a reminder | did you get my | my last email | chasing | reminder:",
    ),
    (
        Security,
        "new sign in | new login | suspicious | unusual activity | security alert | unauthorised | unauthorized | password was changed | login attempt | new device | fraud",
    ),
    (
        Invites,
        "are you free | would you like to | join us | you are invited | you're invited | shall we | how about | want to come | do you fancy | does that work | would work for you | can we meet | \
         could we meet | come over | are you coming | will you come | up for | does friday | does monday | suits you | free for | care to join | can you make it",
    ),
    (
        Settled,
        "thanks | thank you | sounds good | perfect | great | no problem | cheers | got it | will do | received with thanks | much appreciated | works for me | lovely | fine by me",
    ),
    (
        NoAnswer,
        "do not need to do anything | no need to reply | no reply needed | for your information | fyi | no action | no further action | nothing to do | just so you know | just wanted to let you know | for your records | just to let you know | no need to do anything | for info | no answer needed",
    ),
    (
        ToMany,
        "unsubscribe | view in browser | view this email | newsletter | manage preferences | email preferences | you are receiving this | you received this email because | opt out | mailing list | this week's issue | our subscribers | read online",
    ),
    (
        Advert,
        "% off | sale | shop now | discount | offer ends | limited time | exclusive offer | free shipping | buy now | deals | new arrivals | save up to | best price | voucher | black friday | last chance | subscribers only | read more | top stories | in this issue | register for our webinar | members save",
    ),
    (
        Automatic,
        "do not reply to this | this is an automated | automatically generated | automatic message | this message was sent automatically | your order | tracking number | has shipped | verification code | one time code | \
         your receipt | booking confirmation | your booking | your statement | your parcel | your package | out for delivery | assigned to you | mentioned you | commented on | build failed | pull request | your subscription | calendar invitation | \
         your ticket number | backup completed | direct deposit | e-ticket | boarding pass | check in is open | your account | new follower | connection request",
    ),
    (
        Past,
        "you received | received your request | is now available | connection requests | has been solved | resolved | has shipped | payment received | thank you for your payment | has been paid | your receipt | was delivered | been delivered | verification code | has been confirmed | completed successfully | is confirmed | order confirmed | is complete | build passed | new follower | refund has been",
    ),
    (
        Firm,
        "dear customer | dear client | dear parents | dear patient | dear resident | dear tenant | our team | our office | customer service | customer number | policy number | account number | on behalf of | your appointment | our clinic | our records | our services | contract number | dear guest | dear member | dear sir | your policy | head office | opening hours | we are pleased to inform | yours faithfully | dear applicant | your application",
    ),
];

const ES: &[(Signal, &str)] = &[
    (
        Asks,
        "confírmanos | dinos | decidnos | necesito saber | tengo que saber | me puedes | dime | avísame | me dices | nos dices | me puedes decir | podrías decirme | puedes mandarme | podrías mandarme | me mandas | me puedes mandar | puedes enviarme | podrías enviarme | me envías | nos puede enviar | qué opinas | qué te parece | qué os parece | \
         confírmame | por favor confirma | por favor confirme | rogamos confirme | confirmar asistencia | espero tu respuesta | quedo a la espera | quedamos a la espera | me gustaría saber | quería saber | quería preguntarte | me puedes confirmar | nos confirma | \
         sabes si | tienes el | tienes la | cuéntame | agradecería respuesta | a la espera de su respuesta | ruego me indique | nos indique | podría indicarme | responda | contéstame | ya me dirás | ya me dices",
    ),
    (
        Wants,
        "prepara el | prepara la | puedes llevar | puedes llevarle | puedes traer | puedes mover | se ha asignado | te han asignado | puedes facturar | facturación abierta | devolverlos | apruebes el | debe pagar | deberá pagar | por favor paga | rogamos abone | ruego abone | realice el pago | realizar el pago | efectuar el pago | firma y devuelve | firmar y devolver | por favor firma | por favor firme | debe firmar | tienes que firmar | rellena | rellene | rellenar | cumplimentar | complete el formulario | completar el formulario | \
         suba el | sube el | subir la documentación | llámanos | llámenos | llámame | actualice su | actualiza tu | verifique su | verifica tu | confirma tu correo | haga la transferencia | hacer la transferencia | puedes recoger | podrías recoger | recoger | traiga | trae | traed | puedes comprar | puedes llamar | podrías llamar | puedes reservar | podrías reservar | \
         presentar | renueve | renovar su | acción requerida | pida cita | pedir cita | aprobar | apruebes | pague | pagar la cuota | haz la transferencia | haz el bizum | apuntarse | inscribirse",
    ),
    (
        Urgent,
        "urgente | urgentemente | urge | cuanto antes | lo antes posible | inmediatamente | de inmediato | último aviso | emergencia | ya mismo | con urgencia | crítico",
    ),
    (
        DueNow,
        "hoy | esta noche | esta tarde | esta mañana | mañana por la mañana | mañana | en 24 horas | antes de las | en una hora",
    ),
    (
        DueSoon,
        "antes del lunes | antes del martes | antes del miércoles | antes del jueves | antes del viernes | antes del | plazo | fecha límite | vence | vencimiento | caduca | esta semana | fin de semana | a más tardar | hasta el lunes | hasta el | fin de mes | próxima semana | semana que viene | para el lunes | para el martes | para el miércoles | para el jueves | para el viernes | el viernes como tarde | en cinco días | en 7 días | en 10 días",
    ),
    (
        Money,
        "factura | importe | pendiente de pago | impagado | impagada | recibo | cuota | alquiler | deuda | abonar | saldo pendiente | pago | derrama | fianza",
    ),
    (
        Trouble,
        "fallo | fallido | ha fallado | rechazado | rechazada | problema | cancelado | cancelada | cancelamos | retraso | retrasado | error | queja | reclamación | no funciona | roto | rota | devuelto | avería | no se ha podido | no hemos podido | suspendido | incidencia | fuga | corte | dañado",
    ),
    (
        Again,
        "te recuerdo | le recordamos | recordatorio | segundo aviso | sigo esperando | no he recibido | no hemos recibido | alguna novedad | te escribí | insisto | todavía no | aún no me has | sigue pendiente | viste mi correo | has visto mi",
    ),
    (
        Security,
        "nuevo inicio de sesión | actividad sospechosa | alerta de seguridad | acceso no autorizado | nuevo dispositivo | contraseña ha cambiado | fraude | intento de acceso",
    ),
    (
        Invites,
        "te vienes | os venís | te apuntas | os apuntáis | te apetece | quieres venir | quedamos | podemos vernos | podríamos vernos | nos vemos el | te viene bien | os viene bien | le viene bien | estás libre | te invito | te invitamos | os invitamos | está invitado | le va bien | te va bien | podríamos quedar",
    ),
    (
        Settled,
        "gracias | muchas gracias | perfecto | genial | de acuerdo | estupendo | vale | recibido | hecho | nos vemos | un abrazo y gracias | todo bien | me parece bien",
    ),
    (
        NoAnswer,
        "no hace falta que contestes | no hace falta que respondas | para tu información | para su información | no es necesario responder | no tiene que hacer nada | no tienes que hacer nada | solo para que lo sepas | solo quería contarte | a título informativo | no requiere ninguna acción | meramente informativo",
    ),
    (
        ToMany,
        "darse de baja | darme de baja | cancelar suscripción | cancelar la suscripción | ver en el navegador | boletín | newsletter | recibes este correo porque | ha recibido este correo porque | dejar de recibir | lista de correo | gestionar preferencias | date de baja | suscriptores",
    ),
    (
        Advert,
        "% de descuento | % dto | descuento | rebajas | oferta | ofertas | compra ahora | envío gratis | solo hoy | últimas plazas | aprovecha | promoción | novedades | código de descuento | leer más | en este número | suscríbete | no te pierdas",
    ),
    (
        Automatic,
        "no responda a este | no respondas a este | mensaje automático | correo automático | generado automáticamente | su pedido | tu pedido | número de seguimiento | ha sido enviado | código de verificación | tu reserva | su reserva | su recibo | tu recibo | extracto | en reparto | tu paquete | su paquete | te ha mencionado | ha comentado | tu cuenta | su cuenta | tu suscripción | tarjeta de embarque | cita confirmada | se ha asignado",
    ),
    (
        Past,
        "ya está disponible | gracias por viajar | pago recibido | ha sido entregado | gracias por su pago | gracias por tu pago | código de verificación | pedido confirmado | reserva confirmada | se ha completado | ha sido enviado | hemos recibido tu pago | hemos recibido su pago | cargo realizado",
    ),
    (
        Firm,
        "estimado cliente | estimada clienta | estimados padres | estimadas familias | estimado paciente | estimado vecino | estimados vecinos | estimada familia | nuestro equipo | nuestras oficinas | atención al cliente | número de cliente | número de póliza | su cita | su póliza | nuestro centro | nuestra clínica | le informamos | les informamos | le comunicamos | estimado señor | estimada señora | atentamente | horario de atención | su solicitud | su contrato | su expediente",
    ),
];

const FR: &[(Signal, &str)] = &[
    (
        Asks,
        "dis-nous | confirme-nous | dites-nous avant | j'ai besoin de savoir | il me faut | dis-moi | dites-moi | dites-nous | tiens-moi au courant | tenez-moi au courant | peux-tu me dire | pouvez-vous me dire | peux-tu m'envoyer | pouvez-vous m'envoyer | pourriez-vous m'envoyer | pourrais-tu m'envoyer | pourriez-vous nous | peux-tu me | pouvez-vous me | pourrais-tu me | pourriez-vous me | qu'en penses-tu | qu'en pensez-vous | merci de confirmer | merci de me confirmer | merci de nous confirmer | \
         merci de me dire | merci de répondre | merci de votre retour | j'attends ta réponse | dans l'attente de votre réponse | dans l'attente de votre retour | en attente de votre retour | je voudrais savoir | je voulais savoir | sais-tu si | est-ce que tu | est-ce que vous | as-tu | avez-vous | confirmer votre présence | ton avis | votre avis | réponds-moi | préviens-moi | merci de nous indiquer",
    ),
    (
        Wants,
        "prépare le | prépare la | peux-tu lui apporter | peux-tu apporter | peux-tu déplacer | vous a attribué | à rendre | prolonger | que tu valides | enregistrement ouvert | merci de payer | merci de régler | veuillez régler | veuillez payer | à régler | veuillez signer | merci de signer | à signer | signer et renvoyer | renvoyer signé | veuillez remplir | merci de remplir | remplir le formulaire | compléter le formulaire | veuillez compléter | veuillez nous appeler | appelez-nous | appelle-moi | rappelle-moi | rappelez-nous | mettre à jour votre | mettez à jour | vérifiez votre | confirmez votre adresse | faire le virement | effectuer le virement | peux-tu passer | peux-tu prendre | peux-tu acheter | peux-tu réserver | pourrais-tu réserver | \
         peux-tu appeler | peux-tu imprimer | merci d'apporter | veuillez apporter | apporter | venir chercher | récupérer | aller chercher | action requise | merci de vous inscrire | s'inscrire | déposer vos | téléverser | merci de déposer | merci de renvoyer | renouveler votre | prendre rendez-vous | valider la | merci de valider | merci d'envoyer les documents",
    ),
    (
        Urgent,
        "urgent | urgence | au plus vite | dès que possible | le plus vite possible | immédiatement | dernier rappel | dernier avis | tout de suite | sans délai | en urgence | mise en demeure",
    ),
    (
        DueNow,
        "aujourd'hui | ce soir | demain | cet après-midi | ce matin | demain matin | sous 24 heures | avant midi | dans une heure",
    ),
    (
        DueSoon,
        "avant lundi | avant mardi | avant mercredi | avant jeudi | avant vendredi | avant le | date limite | échéance | au plus tard | expire | d'ici vendredi | d'ici lundi | d'ici la fin | cette semaine | fin de semaine | semaine prochaine | jusqu'au | fin du mois | pour vendredi | pour lundi | pour jeudi | sous 8 jours | sous 10 jours | délai",
    ),
    (
        Money,
        "facture | montant | impayé | impayée | loyer | cotisation | solde dû | prélèvement | échéance de paiement | règlement | charges | acompte | paiement | en attente de paiement",
    ),
    (
        Trouble,
        "échec | échoué | refusé | refusée | problème | annulé | annulée | annulons | retard | erreur | réclamation | ne fonctionne pas | ne marche plus | en panne | panne | cassé | rejeté | suspendu | n'a pas pu | impossible de | fuite | manque | coupure | endommagé",
    ),
    (
        Again,
        "je me permets de relancer | relance | rappel : | je reviens vers vous | je reviens vers toi | toujours pas de | pas de nouvelles | sans réponse de | deuxième rappel | petit rappel | sauf erreur | as-tu vu mon | avez-vous reçu mon | as-tu eu mon | des nouvelles | je n'ai pas reçu | nous n'avons pas reçu",
    ),
    (
        Security,
        "nouvelle connexion | activité suspecte | alerte de sécurité | accès non autorisé | nouvel appareil | mot de passe a été | tentative de connexion | fraude",
    ),
    (
        Invites,
        "es-tu libre | êtes-vous libre | tu viens | vous venez | ça te dit | ça vous dit | veux-tu venir | on se voit | on pourrait se voir | pouvons-nous nous voir | ça te va | ça vous va | vous convient | te convient | je t'invite | nous vous invitons | vous êtes invité | es-tu dispo | tu es dispo | dispo pour | vous conviendrait | seriez-vous disponible | serais-tu disponible",
    ),
    (
        Settled,
        "merci | merci beaucoup | parfait | super | d'accord | ça marche | bien reçu | c'est noté | génial | à bientôt | entendu | nickel",
    ),
    (
        NoAnswer,
        "pas besoin de répondre | inutile de répondre | pour information | pour info | aucune action | rien à faire | n'appelle pas de réponse | juste pour te dire | juste pour vous informer | simplement pour vous informer | à titre d'information | vous n'avez rien à faire | n'avez rien à faire",
    ),
    (
        ToMany,
        "se désabonner | se désinscrire | désabonnement | me désabonner | désinscription | voir dans le navigateur | version en ligne | infolettre | newsletter | vous recevez cet e-mail car | vous recevez ce mail | vous recevez cet email | gérer mes préférences | nos abonnés",
    ),
    (
        Advert,
        "% de réduction | % de remise | soldes | promo | promotion | offre | offres | livraison offerte | achetez | profitez | dernière chance | bon plan | nouveautés | code promo | lire la suite | au sommaire | dans ce numéro | exclusivité",
    ),
    (
        Automatic,
        "ne pas répondre à ce | merci de ne pas répondre | message automatique | e-mail automatique | envoyé automatiquement | votre commande | ta commande | numéro de suivi | a été expédié | a été expédiée | code de vérification | votre réservation | votre reçu | votre relevé | en cours de livraison | votre colis | vous a mentionné | a commenté | votre compte | votre abonnement | carte d'embarquement | code de confirmation | vous a été attribué",
    ),
    (
        Past,
        "relevé de mars est disponible | est disponible en ligne | est disponible | merci d'avoir voyagé | paiement reçu | a été livré | merci pour votre paiement | code de vérification | commande confirmée | réservation confirmée | a été expédié | a été expédiée | est confirmée | est terminé | votre reçu | a bien été reçu | avons bien reçu votre paiement",
    ),
    (
        Firm,
        "cher client | chère cliente | chers parents | cher patient | chers locataires | chers copropriétaires | chers adhérents | cher adhérent | notre équipe | nos bureaux | service client | numéro de client | numéro de contrat | votre rendez-vous | votre contrat | notre cabinet | nous vous informons | madame monsieur | madame, monsieur | cordialement le service | veuillez agréer | votre dossier | votre demande | notre école",
    ),
];

const DE: &[(Signal, &str)] = &[
    (
        Asks,
        "sag uns | gib uns | gib uns bitte | muss wissen | ich muss bis | sag mir | sagen sie mir | sag bescheid | gib mir bescheid | geben sie mir bescheid | geben sie uns bescheid | gib bitte bescheid | kannst du mir sagen | können sie mir sagen | kannst du mir schicken | könntest du mir | könnten sie mir | können sie mir | können sie uns | könnten sie uns | kannst du mir | schick mir bitte | schicken sie mir bitte | was meinst du | was meinen sie | was hältst du | bitte um bestätigung | bitte bestätigen | \
         bitte um rückmeldung | bitte um antwort | um kurze rückmeldung | freue mich auf deine antwort | freue mich auf ihre antwort | ich wollte fragen | wollte fragen | weißt du ob | wissen sie ob | hast du | haben sie | melde dich | melden sie sich | ich wüsste gern | deine meinung | ihre meinung | um antwort gebeten | rückmeldung",
    ),
    (
        Wants,
        "mach bitte | dir zugewiesen | dir den vorgang | zurückbringen | verlängern | deine freigabe | abgeben | geben sie die | schau bitte | kannst du kommen | bitte zahlen | bitte bezahlen | bitte überweisen | überweisen sie | begleichen | bitte unterschreiben | unterschrieben zurück | unterschreiben sie | bitte ausfüllen | ausfüllen | füllen sie | bitte hochladen | laden sie | bitte einreichen | reichen sie | rufen sie uns | bitte rufen sie | ruf mich | ruf bitte | bitte anrufen | bitte mitbringen | bringen sie | bring bitte | kannst du bringen | mitbringen | abholen | abzuholen | \
         aktualisieren sie | bestätigen sie ihre | verifizieren sie | aktion erforderlich | bitte anmelden | melden sie ihr kind | bitte buchen | kannst du buchen | kannst du reservieren | kannst du einkaufen | kannst du besorgen | besorgen | vereinbaren sie einen termin | termin vereinbaren | freigeben | bitte freigeben | erneuern sie | bitte prüfen und | einzureichen | bitte vorlegen | zurücksenden | zurückschicken",
    ),
    (
        Urgent,
        "dringend | eilt | eilig | so schnell wie möglich | schnellstmöglich | umgehend | sofort | unverzüglich | letzte mahnung | letzte erinnerung | notfall | asap | baldmöglichst",
    ),
    (
        DueNow,
        "heute | heute abend | morgen | morgen früh | heute nachmittag | innerhalb von 24 stunden | bis heute | bis morgen | in einer stunde",
    ),
    (
        DueSoon,
        "bis montag | bis dienstag | bis mittwoch | bis donnerstag | bis freitag | bis sonntag | bis zum | frist | spätestens | fällig | läuft ab | diese woche | ende der woche | nächste woche | ende des monats | bis ende | innerhalb von 14 tagen | binnen | kommende woche | vor dem wochenende | ablaufen",
    ),
    (
        Money,
        "rechnung | betrag | offener betrag | unbezahlt | mahnung | zahlung | miete | beitrag | nebenkosten | nachzahlung | offen | lastschrift | gebühr | kaution",
    ),
    (
        Trouble,
        "fehlgeschlagen | abgelehnt | problem | abgesagt | storniert | verspätung | verspätet | fehler | beschwerde | reklamation | funktioniert nicht | geht nicht | kaputt | defekt | gesperrt | konnte nicht | konnten nicht | ausfall | störung | fehlt | fehlen | rohrbruch | wasserschaden | fällt aus | entfällt | beschädigt",
    ),
    (
        Again,
        "ich wollte nachfragen | wollte nachfragen | nachfragen | nachhaken | noch keine antwort | keine rückmeldung | zweite erinnerung | zahlungserinnerung | erinnerung | gibt es neuigkeiten | gibt es schon | hast du meine mail | haben sie meine mail | warte noch | warte immer noch | noch nicht erhalten | noch immer",
    ),
    (
        Security,
        "neue anmeldung | verdächtige | sicherheitswarnung | unbefugter | neues gerät | passwort wurde geändert | anmeldeversuch | betrug | ungewöhnliche aktivität",
    ),
    (
        Invites,
        "hast du zeit | haben sie zeit | hättest du zeit | hättest du lust | hast du lust | kommst du | kommt ihr | wollen wir | möchtest du kommen | können wir uns treffen | sollen wir | passt dir | passt es dir | passt es ihnen | passt ihnen | würde ihnen | laden dich | lade dich | laden sie herzlich ein | herzlich eingeladen | wir laden | bist du dabei | seid ihr dabei",
    ),
    (
        Settled,
        "danke | vielen dank | perfekt | super | alles klar | passt | einverstanden | gern geschehen | bis dann | erledigt | prima | dankeschön | herzlichen dank",
    ),
    (
        NoAnswer,
        "keine antwort nötig | keine antwort erforderlich | zur information | zur info | zu ihrer information | zur kenntnis | kein handlungsbedarf | sie müssen nichts tun | du musst nichts machen | nur damit du bescheid weißt | nur kurz zur info | nur zur info | müssen nichts weiter tun",
    ),
    (
        ToMany,
        "abmelden | abbestellen | newsletter | im browser ansehen | im browser öffnen | online ansehen | sie erhalten diese e-mail weil | sie erhalten diese mail | austragen | verteiler | unsere abonnenten | vom newsletter",
    ),
    (
        Advert,
        "% rabatt | rabatt | angebot | angebote | jetzt kaufen | jetzt shoppen | versandkostenfrei | nur heute | letzte chance | gutschein | aktion | sparen | sparen sie | neuheiten | weiterlesen | in dieser ausgabe | exklusiv | jetzt entdecken",
    ),
    (
        Automatic,
        "bitte antworten sie nicht auf diese | automatisch erstellt | automatische nachricht | automatisch generiert | ihre bestellung | deine bestellung | sendungsnummer | wurde versandt | versandbestätigung | bestätigungscode | ihre buchung | deine buchung | ihr kontoauszug | kontoauszug | zustellung | ihr paket | dein paket | hat dich erwähnt | hat kommentiert | ihr konto | dein konto | ihr abo | dein abo | bordkarte | sicherheitscode | wurde dir zugewiesen | ihnen zugewiesen",
    ),
    (
        Past,
        "steht bereit | danke für ihre fahrt | mit karte bezahlt | zahlung erhalten | zahlungseingang | wurde zugestellt | danke für ihre zahlung | bestätigungscode | buchung bestätigt | bestellung bestätigt | wurde versandt | erfolgreich abgeschlossen | ist bestätigt | sicherheitscode | wurde erstattet",
    ),
    (
        Firm,
        "sehr geehrter kunde | sehr geehrte kundin | sehr geehrte damen und herren | liebe eltern | liebe mieter | liebe mitglieder | sehr geehrter herr | sehr geehrte frau | unser team | unsere praxis | kundenservice | kundennummer | vertragsnummer | versicherungsnummer | ihr termin | ihr vertrag | ihr antrag | wir informieren sie | mit freundlichen grüßen ihr | öffnungszeiten | aktenzeichen | unser büro | liebe kundin | lieber kunde",
    ),
];

const PT: &[(Signal, &str)] = &[
    (
        Asks,
        "diz-nos | digam-nos | preciso de saber | preciso saber | diga-nos | diz-me | diga-me | me diz | me diga | me avisa | avisa-me | avise-me | me avise | podes dizer-me | pode me dizer | podes enviar-me | pode me enviar | pode enviar-me | poderia me enviar | pode nos enviar | consegues mandar-me | consegue me mandar | me manda | manda-me | o que achas | o que acha | por favor confirma | por favor confirme | favor confirmar | confirma-me | me confirma | confirmar presença | aguardo resposta | aguardo a tua resposta | aguardo a sua resposta | aguardo retorno | fico a aguardar | aguardamos a sua resposta | aguardamos retorno | \
         gostava de saber | gostaria de saber | queria saber | queria perguntar | sabes se | você sabe | tens o | tens a | você tem | a tua opinião | a sua opinião | responda | responde-me | dê um retorno",
    ),
    (
        Wants,
        "prepara o | prepara a | atribuiu-lhe | foi atribuída | podes levar | podes levar-lhe | pode levar | podes mover | que aproves | renovar o empréstimo | check-in aberto | por favor pague | deve pagar | efetue o pagamento | efetuar o pagamento | realize o pagamento | proceda ao pagamento | regularizar | por favor assine | assina e devolve | assinar e devolver | assine | assinar | preencha | preencher | preenche | envie o comprovante | enviar o comprovativo | anexar | ligue para | liga-me | me liga | ligue-nos | atualize o seu | atualize seu | atualize os seus | verifique o seu | verifique sua | confirme o seu e-mail | confirme seu e-mail | faça a transferência | fazer a transferência | faz a transferência | faz o pix | podes ir buscar | pode buscar | buscar | levantar | traga | trazer | podes comprar | pode comprar | podes reservar | pode reservar | podes ligar | pode ligar | \
         agendar | marque a sua | renove | renovar o seu | ação necessária | aprovar | inscrever | submeter | entregar os documentos | imprimir | podes passar | pode passar",
    ),
    (
        Urgent,
        "urgente | urgência | com urgência | o mais rápido possível | quanto antes | imediatamente | de imediato | último aviso | emergência | o mais depressa possível | agora mesmo | crítico",
    ),
    (
        DueNow,
        "hoje | esta noite | hoje à noite | amanhã | esta tarde | amanhã de manhã | esta manhã | em 24 horas | até amanhã | até hoje | dentro de uma hora",
    ),
    (
        DueSoon,
        "até segunda | até terça | até quarta | até quinta | até sexta | até domingo | prazo | data limite | vence | vencimento | caduca | expira | esta semana | fim de semana | no máximo até | até ao dia | até o dia | até dia | fim do mês | próxima semana | semana que vem | antes de sexta | antes do dia | em 5 dias | em cinco dias | 10 dias",
    ),
    (
        Money,
        "fatura | boleto | valor em dívida | em atraso | em aberto | mensalidade | renda | aluguel | quota | cobrança | dívida | pagamento | condomínio | recibo | prestação",
    ),
    (
        Trouble,
        "falhou | falha | recusado | recusada | problema | cancelado | cancelada | cancelámos | atraso | atrasado | atrasada | erro | reclamação | não funciona | não está a funcionar | avariado | avaria | estragado | quebrado | quebrou | rejeitado | suspenso | suspensa | não foi possível | não conseguimos | vazamento | fuga | falta | devolvido | danificado",
    ),
    (
        Again,
        "lembrete | relembro | lembrando que | segundo aviso | ainda não recebi | ainda não recebemos | alguma novidade | continuo à espera | estou à espera | ainda estou esperando | viste o meu e-mail | viu meu e-mail | recebeu meu e-mail | recebeste o meu | reforço | volto a | voltando ao assunto | ainda não respondeste | sem resposta",
    ),
    (
        Security,
        "novo login | novo início de sessão | atividade suspeita | alerta de segurança | acesso não autorizado | novo dispositivo | palavra-passe foi | senha foi alterada | fraude | tentativa de acesso",
    ),
    (
        Invites,
        "estás livre | você está livre | queres vir | quer vir | vens | você vem | vamos jantar | vamos almoçar | podemos encontrar | podemos nos encontrar | podemos reunir | dá-te jeito | te dá jeito | fica bom para | está bom para | pode ser | convido-te | está convidado | está convidada | convidamos | topa | topas | alinhas | que tal | dá para ti | tem disponibilidade | tens disponibilidade | combinamos",
    ),
    (
        Settled,
        "obrigado | obrigada | muito obrigado | muito obrigada | perfeito | ótimo | combinado | está bem | recebido | feito | tudo certo | até logo | beleza | fixe | de acordo",
    ),
    (
        NoAnswer,
        "não precisa responder | não precisas de responder | não é preciso responder | para sua informação | para tua informação | apenas para informar | só para avisar | só para informar | não é necessária nenhuma ação | nenhuma ação necessária | não precisa de fazer nada | não precisa fazer nada | não tem de fazer nada | a título informativo | só para saberes",
    ),
    (
        ToMany,
        "cancelar subscrição | cancelar a subscrição | cancelar inscrição | cancelar a inscrição | descadastrar | descadastre-se | ver no navegador | newsletter | boletim | recebeu este e-mail porque | está a receber este | você recebeu este e-mail porque | deixar de receber | gerir preferências | gerenciar preferências | nossos assinantes",
    ),
    (
        Advert,
        "% de desconto | % off | desconto | saldos | promoção | promoções | oferta | ofertas | compre agora | compre já | portes grátis | frete grátis | última oportunidade | últimas vagas | aproveite | novidades | código promocional | cupom | ler mais | leia mais | nesta edição | imperdível",
    ),
    (
        Automatic,
        "não responda a este | mensagem automática | e-mail automático | gerado automaticamente | gerada automaticamente | a sua encomenda | sua encomenda | seu pedido | o seu pedido | código de rastreio | código de rastreamento | foi enviado | foi enviada | código de verificação | a sua reserva | sua reserva | extrato | saiu para entrega | mencionou-te | mencionou você | comentou | a sua conta | sua conta | sua assinatura | a sua subscrição | cartão de embarque | foi-lhe atribuído | foi atribuído",
    ),
    (
        Past,
        "já está disponível | obrigado por viajar | pagamento recebido | recebemos o seu pagamento | recebemos seu pagamento | foi entregue | obrigado pelo pagamento | código de verificação | encomenda confirmada | reserva confirmada | pedido confirmado | foi enviada | foi concluído | está confirmada | foi enviado | reembolso foi",
    ),
    (
        Firm,
        "caro cliente | cara cliente | prezado cliente | prezada cliente | estimado cliente | caros pais | prezados pais | caros condóminos | prezados condôminos | prezado senhor | prezada senhora | exmo | exma | a nossa equipa | nossa equipe | atendimento ao cliente | apoio ao cliente | número de cliente | número de contrato | a sua consulta | sua consulta | o seu contrato | seu contrato | informamos que | com os melhores cumprimentos | atenciosamente | o seu processo | a nossa clínica | nossa clínica | caro sócio | sua solicitação | caro utente",
    ),
];
