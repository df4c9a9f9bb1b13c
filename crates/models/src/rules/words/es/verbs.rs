//! Spanish: verbs of something to do.

use crate::rules::lexicon::Mark;
use crate::rules::words::Verb;

/// Infinitive; imperative; first person present and future; participle and past.
const fn verb(title: &'static str, order: &'static str, promise: &'static str, done: &'static str) -> Verb {
    Verb { title, order, promise, done }
}

pub(super) const VERBS: &[Verb] = &[
    verb("mandar", "manda", "mando|mandaré", "mandado|mandé"),
    verb("enviar", "envía", "envío|enviaré", "enviado|envié"),
    verb("llamar", "llama", "llamo|llamaré", "llamado|llamé"),
    verb("pagar", "paga", "pago|pagaré", "pagado|pagué"),
    verb("pasar", "pasa", "paso|pasaré", "pasado|pasé"),
    verb("traer", "trae", "traigo|traeré", "traído|traje"),
    verb("llevar", "lleva", "llevo|llevaré", "llevado|llevé"),
    verb("comprar", "compra", "compro|compraré", "comprado|compré"),
    verb("avisar", "avisa", "aviso|avisaré", "avisado|avisé"),
    verb("confirmar", "confirma", "confirmo|confirmaré", "confirmado|confirmé"),
    verb("recoger", "recoge", "recojo|recogeré", "recogido|recogí"),
    verb("entregar", "entrega", "entrego|entregaré", "entregado|entregué"),
    verb("devolver", "devuelve", "devuelvo|devolveré", "devuelto|devolví"),
    verb("escribir", "escribe", "escribo|escribiré", "escrito|escribí"),
    verb("preparar", "prepara", "preparo|prepararé", "preparado|preparé"),
    verb("hacer", "haz", "hago|haré", "hice"),
    verb("dar", "", "doy|daré", "dado"),
    verb("decir", "", "digo|diré", "dicho"),
    verb("terminar", "termina", "termino|terminaré", "terminado|terminé"),
    verb("acabar", "acaba", "acabaré", "acabado|acabé"),
    verb("revisar", "revisa", "reviso|revisaré", "revisado|revisé"),
    verb("imprimir", "imprime", "imprimo|imprimiré", "imprimido|impreso|imprimí"),
    verb("reservar", "", "reservo|reservaré", "reservado|reservé"),
    verb("pedir", "pide", "pido|pediré", "pedido|pedí"),
    verb("transferir", "transfiere", "transfiero|transferiré", "transferido|transferí"),
    verb("ingresar", "ingresa", "ingreso|ingresaré", "ingresado|ingresé"),
    verb("renovar", "renueva", "renuevo|renovaré", "renovado|renové"),
    verb("regar", "riega", "riego|regaré", "regado|regué"),
    verb("limpiar", "limpia", "limpio|limpiaré", "limpiado|limpié"),
    verb("lavar", "lava", "lavo|lavaré", "lavado|lavé"),
    verb("cocinar", "cocina", "cocino|cocinaré", "cocinado|cociné"),
    verb("arreglar", "arregla", "arreglo|arreglaré", "arreglado|arreglé"),
    verb("subir", "sube", "subo|subiré", "subido|subí"),
    verb("compartir", "comparte", "comparto|compartiré", "compartido|compartí"),
    verb("responder", "responde", "respondo|responderé", "respondido|respondí"),
    verb("contestar", "contesta", "contesto|contestaré", "contestado|contesté"),
    verb("firmar", "", "firmo|firmaré", "firmado|firmé"),
    verb("estudiar", "estudia", "estudio|estudiaré", "estudiado|estudié"),
    verb("leer", "lee", "leo|leeré", "leído|leí"),
    verb("sacar", "saca", "saco|sacaré", "sacado|saqué"),
    verb("tirar", "tira", "tiro|tiraré", "tirado|tiré"),
    verb("buscar", "", "busco|buscaré", "buscado|busqué"),
    verb("mirar", "", "miro|miraré", "mirado|miré"),
    verb("presentar", "presenta", "presento|presentaré", "presentado|presenté"),
    verb("rellenar", "rellena", "relleno|rellenaré", "rellenado|rellené"),
    verb("cambiar", "", "cambio|cambiaré", "cambiado|cambié"),
    verb("tomar", "toma", "tomaré", "tomado|tomé"),
    verb("felicitar", "felicita", "felicito|felicitaré", "felicitado|felicité"),
    verb("dejar", "deja", "dejo|dejaré", "dejado|dejé"),
    verb("prestar", "presta", "presto|prestaré", "prestado|presté"),
    verb("conseguir", "consigue", "consigo|conseguiré", "conseguido|conseguí"),
    verb("elegir", "elige", "elijo|elegiré", "elegido|elegí"),
    verb("corregir", "corrige", "corrijo|corregiré", "corregido|corregí"),
    verb("colgar", "cuelga", "cuelgo|colgaré", "colgado|colgué"),
    verb("encender", "enciende", "enciendo|encenderé", "encendido|encendí"),
    verb("cerrar", "cierra", "cierro|cerraré", "cerrado|cerré"),
    verb("medir", "mide", "mido|mediré", "medido|medí"),
    verb("traducir", "traduce", "traduzco|traduciré", "traducido|traduje"),
    verb("conducir", "conduce", "conduzco|conduciré", "conducido"),
    verb("cortar", "", "corto|cortaré", "cortado|corté"),
    verb("contar", "cuenta", "cuento|contaré", "contado|conté"),
    verb("facturar", "factura", "facturo|facturaré", "facturado|facturé"),
    verb("planchar", "plancha", "plancho|plancharé", "planchado|planché"),
    verb("pasear", "pasea", "paseo|pasearé", "paseado|paseé"),
    verb("imprimir", "imprime", "imprimo|imprimiré", "impreso"),
    verb("apuntar", "", "apunto|apuntaré", "apuntado"),
    verb("publicar", "publica", "publico|publicaré", "publicado|publiqué"),
    verb("actualizar", "actualiza", "actualizo|actualizaré", "actualizado|actualicé"),
    verb("solicitar", "solicita", "solicito|solicitaré", "solicitado|solicité"),
    verb("guardar", "guarda", "guardo|guardaré", "guardado|guardé"),
    verb("poner", "", "pongo|pondré", "puesto|puse"),
    verb("coger", "coge", "cojo|cogeré", "cogido|cogí"),
    verb("ir a recoger", "ve a recoger", "voy a recoger|iré a recoger", "he ido a recoger"),
    verb("ir a buscar", "ve a buscar", "voy a buscar|iré a buscar", "he ido a buscar"),
    verb("pasar por", "pasa por|pásate por", "paso por|pasaré por", "pasé por"),
    verb(
        "echar un vistazo a",
        "echa un vistazo a|echale un vistazo a|échele un vistazo a|echa una mirada a|echale una mirada a",
        "le echo un vistazo a|echo un vistazo a|echaré un vistazo a",
        "",
    ),
    verb("dar de comer", "da de comer", "doy de comer|daré de comer", "dado de comer"),
    verb("hacerse cargo de", "", "me hago cargo de", ""),
    verb("encargarse de", "encárgate de", "me encargo de|me encargaré de", ""),
    verb("ocuparse de", "ocúpate de", "me ocupo de|me ocuparé de", ""),
    verb("tener listo", "ten listo", "tengo listo|tendré listo", ""),
    verb("tener lista", "ten lista", "tengo lista|tendré lista", ""),
];

/// As [`Source::regular`](crate::rules::words::Source).
pub(super) const REGULAR: &str = "ayudar | avanzar | ajustar | agendar | aprobar | archivar | bajar | barrer | borrar | calcular \
    | cancelar la suscripción | cargar | cobrar | colocar | completar | comprobar | consultar | coordinar \
    | copiar | cuidar | depositar | descargar | diseñar | editar | empacar \
    | empaquetar | escanear | estacionar | explicar | fotocopiar | girar | grabar \
    | hornear | informar | inscribir | instalar | invitar | levantar | liquidar | matricular | meter | montar | notificar | ordenar | organizar | pegar | pintar | podar \
    | practicar | preguntar | quitar | reclamar | redactar | reenviar | registrar | reparar \
    | repasar | repetir | repartir | rescatar | resumir | retirar | sellar | tender | tramitar | trasladar \
    | tratar | vacunar | vaciar | validar | verificar | vigilar | vender | alquilar \
    | adjuntar | facilitar | aportar | abonar | anotar | apartar | aparcar | lijar | fregar | doblar | coser \
    | congelar | descongelar | averiguar | cotizar | armar | alistar | checar | timbrar | aventar | recargar | formatear | respaldar | chequear | botar | prender | apagar \
    | encargar | hablar | acompañar | contactar | llenar | diligenciar | consignar | donar | bañar | reciclar | activar | desactivar \
    | desbloquear | comentar | compulsar | reconfirmar | justificar | finalizar | analizar | evaluar | calificar | digitalizar | aportar \
    | etiquetar | facturar | gestionar | comunicar | trapear | sacudir | remitir | vacunar \
    | abrir | desenchufar | calentar | picar | rallar | envolver | pesar";

/// As [`Source::forms`](crate::rules::words::Source).
pub(super) const FORMS: &[(Option<Mark>, &str)] = &[
    (
        None,
        "comemos=comida | comer=comida | cenamos=cena | cenar=cena | desayunamos=desayuno | desayunar=desayuno | almorzamos=almuerzo | almorzar=almuerzo | merendamos=merienda | merendar=merienda | tomamos=tomar | le llega=entrega | te llega=entrega | le llegará=entrega | te llegará=entrega | les llega=entrega | le entregamos=entrega | le entregaremos=entrega | será entregado=entrega | será entregada=entrega | se lo entregamos=entrega | le llevamos=entrega \
        | pasarse a verlo=visita | pasarse a verla=visita | pasarte a verlo=visita | pasarte a verla=visita | pasar a verlo=visita | pasar a verla=visita | venir a verlo=visita | venir a verla=visita | paso a verlo=visita | paso a verla=visita | enseñarle el piso=visita al piso | enseñarte el piso=visita al piso | ver el piso=visita al piso \
        | enlace de meet=Meet | enlace de zoom=Zoom | enlace de teams=Teams | link de meet=Meet | link de zoom=Zoom | link de teams=Teams | enlace de la reunión=reunión | link de la reunión=reunión | ensayamos=ensayo | entrenamos=entrenamiento | escalamos=escalada | volamos=vuelo | viajamos=viaje",
    ),
    (
        Some(Mark::Task),
        "dile=decir | dígale=decir | decile=decir | díganle=decir | dales=dar | dale de=dar | ponle=poner | ponele=poner | póngale=poner | hazle=hacer | hacele=hacer | hágale=hacer | te encargas de=encargarse de | te ocupas de=ocuparse de | subirlo=subir | mandarlo=mandar | entregarlo=entregar",
    ),
];
