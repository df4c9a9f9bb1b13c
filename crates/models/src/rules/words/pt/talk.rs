//! Portuguese: how people tell of things, ask and promise.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Have,
        "tenho | temos | há | tem | tens | vocês têm | teremos | terei | vai haver | vai ter | haverá | vou ao \
        | vou à | vou no | vou na | vamos ao | vamos à | vamos no | vamos na | vou estar | estarei | estou em \
        | é o | é a | será o | será a | ir ao | ir à | ir no | ir na | tenho que ir ao | tenho que ir no \
        | tenho de ir ao | comparecer | assistir a | participar de | participar na | está confirmada \
        | está confirmado | confirmada para | confirmado para | está marcada | está marcado | marcada para \
        | marcado para | agendada para | agendado para | ficou marcado | ficou marcada | começa | fica para \
        | fica às | ficam às | a gente tem | estou no | estou na | é no | é na | a gente voa | voamos | partida \
        | está agendada | está agendado | está prevista | está previsto | foi marcada | foi marcado \
        | fica marcada | fica marcado | fica agendada | terá lugar | tem lugar | realiza-se | vai realizar-se \
        | realizar-se-á | será realizada | será realizado | decorre | decorrerá | vai decorrer | acontece \
        | acontecerá | ocorrerá | inicia | iniciará | terá início | tem início | arranca | começará | começam",
    ),
    (
        Duty,
        "tenho que | tenho de | temos que | temos de | preciso | precisamos | é preciso | devo | devemos \
        | deveria | devia | não posso esquecer de | não posso me esquecer de | não me posso esquecer de \
        | não esquecer de | hei de | preciso de | tô precisando | tem que | tem de",
    ),
    (
        Meet,
        "nos vemos | vemo-nos | a gente se vê | vejo-te | te vejo | encontramo-nos | nos encontramos \
        | a gente se encontra | encontrar-nos | encontrarmo-nos | nos encontrar | encontrarmos \
        | vamos nos encontrar | reunimo-nos | reunimos | nos reunimos | reunir | reunirmos | juntamo-nos \
        | juntarmo-nos | nos juntar | nos juntamos | te pego | te busco | vou te buscar | vou buscar-te \
        | apanho-te | passo aí | passo na tua casa | passo na sua casa | passo para te buscar | vem | vens \
        | venham | vem cá | você vem | vc vem | vens cá | querem vir | quer vir | queres vir | te espero \
        | espero-te | esperamos vocês | espero por ti | aguardamos você | vamos | bora | vamos marcar \
        | a gente marca | marcamos | combinamos | vamos tomar | vamos comer | vamos beber | vamos ver \
        | vamos fazer | vamos almoçar | vamos jantar | tomar um café | tomar café | ver-nos | conhecer-nos \
        | estarei lá | estarei aí | lá estarei | lá estaremos | chego | chegarei | chegamos | aterro | aterrizo \
        | pouso | estás livre | você está livre | tá livre | vc tá livre | estão livres | tens tempo \
        | você tem tempo | dá-te jeito | dava-te jeito | te dá jeito | dá jeito | fica bom pra você \
        | fica bom para você | fica bem para ti | está convidado | está convidada | estás convidado \
        | estás convidada | estão convidados | convidamos | convido | convidar | receber | nos conhecermos \
        | a gente vai | quem vem | quem vai | passe aqui | passa aqui | passar aqui | aparece | apareça | venha \
        | jogamos | encontramo-nos no | encontramo-nos na | a gente se fala | a gente se reúne | nos falamos \
        | falamos às | falamos amanhã | reunião marcada | reunir contigo | reunir com | me reunir com \
        | encontrar com | me encontrar com | encontrar-me com | estar contigo | estar com vocês | ver-te \
        | ver-vos | te ver | ver vocês | jantamos | almoçamos | lanchamos | tomamos um | bebemos um \
        | vamos lanchar | vamos ao cinema | vamos sair | saímos às | saímos de | a gente sai | a gente parte \
        | a gente almoça | a gente janta | a gente joga | a gente treina | a gente ensaia | treinamos \
        | ensaiamos | vou buscar-vos | vou te pegar | passo pra te pegar | passo para te apanhar | passo por aí \
        | passo te pegar | te pego às | te busco às | apanho-te às | apanho-vos | vou à tua casa | vou até aí \
        | dou um pulo aí | venham cá | venham jantar | venham almoçar | venham todos | cheguem lá | cheguem às \
        | apareçam | apareçam às | espero vocês | espero-vos | espero por vocês | esperamos por si \
        | esperamos por ti | esperamos por vós | esperamos a sua | aguardamos sua presença \
        | aguardamos a sua presença | aguardo você | aguardo vocês | estão todos convidados | está convocado \
        | está convocada | estão convocados | ficam convocados | convocamos | convoca-se | lá vos espero \
        | marcamos às | marcamos na | combinamos às | fica às | ficamos às | então fica | fica combinado às \
        | ligo-te às | te ligo às",
    ),
    (
        Pledge,
        "vou | vamos | a gente vai | (te/lhe/) prometo | prometo-(te/lhe) | posso | (tenho/terei/teria/tinha) (que/de) | devo \
        | vou ter (que/de) | (preciso/precisava) (de/) | comprometo-me a | me comprometo a | (fico/fiquei) de | vou tentar \
        | consigo | pretendo | hei de | hei-de | encarrego-me de | me encarrego de | trato de | irei",
    ),
    (
        Ask,
        "(você/vc/cê/tu/vocês/vcs/) (podes/pode/podem/podias/podia/podiam/poderia/poderias/poderiam) \
         | (você/vc/cê/tu/vocês/vcs/) (consegue/consegues/conseguem/conseguia/conseguias/conseguiria) \
         | (podes/pode/podia/consegues/consegue) por favor | será que (você/vc/tu/) (podes/pode/podia/podias/consegue/consegues/dá pra/dá para) \
         | não (te/se/vos/) (esqueças/esqueça/esquece/esqueçam/esquecer) (de/do/da/dos/das/) \
         | não (vai/vais/vá/vás/vão) (te/se/) esquecer (de/do/da/dos/das/) | não vai esquecer \
         | (vê/veja/vejam/vê lá/veja lá) se não (te/se/) (esqueces/esquece/esquecem) (de/do/da/dos/das/) \
         | não (deixa/deixes/deixe/deixem) de | não esquece (hein/tá) | tenta não esquecer \
         | (lembra/lembre/lembrem/lembrar) (de/do/da/dos/das) | (lembra-te/lembre-se/lembrem-se) (de/do/da) \
         | (vê/veja) se (lembra/lembras/compra/manda/liga) \
         | por favor | pf | pff | pfv | pfvr | se faz favor | sff | sfv | por gentileza | favor | é favor | faz favor de \
         | (você/vc/cê/vocês/vcs/) (tens/tem/têm/tinhas/terás/terá) (que/de) | você precisa | precisa | precisas de | deves | deverias | devias | deverá | deverão \
         | (preciso/precisamos/precisava/necessito/peço/pedimos/solicitamos/solicito/agradeço/agradecia/agradecíamos/agradecemos) que \
         | (peço/pedia/agradeço/agradecia)-(te/lhe/lhes/vos) que \
         | (queria/queremos/gostaria/gostava/gostaríamos/quero) que (você/vc/cê/tu/) | precisamos de | preciso de \
         | é (preciso/imprescindível/necessário) (que/) | faz falta que | seria possível | temos (de/que) | pedimos | solicitamos \
         | (importas/importavas/importa/importava/importam)-(te/se) (de/) | (te/se) (importa/importaria/importas) (de/em) | não (te/se) (importas/importa) de \
         | (dá/dava/daria) (para/pra) (você/vc/cê/ti/) | (tem/teria) como (você/vc/me/) | tem como \
         | (faz-me/faça-me/fazes-me/fazias-me) (o/um) favor (de/) | me (faz/faça/fazia/faria) (o/um) favor (de/) \
         | (agradecemos/agradeço/agradecia) o envio | (agradece/solicita/pede/roga)-se | (relembro/relembramos/recordamos/lembramos/lembro) que \
         | (ficas/você fica/vc fica/cê fica) (de/responsável por) | fica (responsável por/de) \
         | (encarregas-te/encarregue-se) de | é a (tua/sua) vez de | é sua vez de | (tua/sua) vez de | toca-te | te toca | cabe a você \
         | (trata/tratas/cuida/cuidas) (do/da/de) | dá um (jeito de/pulo no/pulo na) | dá uma passada | passas (no/na/pela/pelo) \
         | (devem/precisa/precisam/tem de) (trazer/levar/mandar/enviar)",
    ),
    (
        Owed,
        "vence | vencem | prazo | até ao fim | tem de estar | tem que estar | tem de ser entregue | para entregar \
        | data limite | é preciso | deve ser entregue | tem que ser entregue | deve estar | para entregar até \
        | entrega até | o mais tardar | pagamento até | temos de entregar | tem de entregar | temos que entregar \
        | data-limite | último dia | último dia para | no máximo até | até no máximo | impreterivelmente até \
        | deve ser enviado | deve ser enviada | deve ser paga | deve ser pago | devem ser entregues \
        | devem ser enviadas | devem ser enviados | deve ser devolvido | deve ser devolvida | tem que ser pago \
        | tem que ser paga | tem de ser pago | tem de ser paga | é pra entregar | é para entregar | pra entregar \
        | pra pagar | a pagar até | a entregar até | a entrega até | o envio até | com vencimento | vence dia \
        | vence no dia | vence amanhã | termina o prazo | prazo final | prazo até | o prazo é | o prazo termina",
    ),
    (
        Wants,
        "preciso | preciso de | precisamos | precisamos de | precisava | precisava de | preciso que \
        | faz-me falta | falta-nos | preciso do | preciso da | precisamos do | precisamos da | precisamos que \
        | necessito | necessitamos | faz falta | fazem falta | falta-me | me falta | tens de | tens que | tem de \
        | tem que",
    ),
    (Vow, "prometo | eu prometo | prometo-te | te prometo | juro | eu juro"),
    (
        Advert,
        "cancelar subscrição | cancelar inscrição | descadastrar | descadastre-se | newsletter | boletim \
        | código promocional | cupom | cupão | desconto | descontos | promoção | oferta | ofertas | compre já \
        | compre agora | compra já | aproveite | não responda | não responder | ver no navegador \
        | gerir preferências | gerenciar preferências | encaminhado | encaminhada | encaminhada muitas vezes \
        | reencaminhado | partilhem | compartilhe | avalie | deixe a sua opinião | frete grátis | portes grátis \
        | só até | reserve já | anular subscrição | preferências | % de desconto | garanta já | garanta o seu \
        | últimas vagas | vagas limitadas | e-mail automático | email automático | mensagem automática \
        | partilhe | encaminhada com frequência | encaminhado com frequência | repassem | esta semana em \
        | saldos | encomendas abertas | aceito pix | foi entregue | rastrear | rastreamento | código de rastreio \
        | pesquisa de satisfação | inquérito de satisfação | avalie-nos | obrigado pela sua visita \
        | obrigada pela visita | obrigado pela compra | comunicado de imprensa | envie esta mensagem \
        | mande essa mensagem | compartilhe essa | descadastre | descadastrar-se | frete grátis acima \
        | parcelamos em | em até 10x | em até 12x | sem juros | black friday | ofertas imperdíveis | imperdível \
        | chegou coleção | coleção nova | nova coleção | vem conferir | venha conferir | confira nossas \
        | confira as | peça já | peça agora | baixe o app | siga-nos | nossos clientes | código de verificação \
        | resultado disponível | resultados disponíveis | encontra-se disponível | disponível para retirada \
        | disponível para levantamento | seu pedido saiu | seu pedido foi | seu pedido está | o seu pedido foi \
        | foi expedida | foi expedido | foi enviado com | saiu para entrega | será entregue no prazo \
        | área de cliente | favor não responder | por favor não responda | comunicação interna | resumo semanal \
        | resumo da semana | nota de imprensa",
    ),
    (
        Past,
        "ontem | anteontem | ontem à noite | foi | fui | fomos | foram | era | eram | esteve | estive | estivemos \
        | estava | estavam | tive | tivemos | teve | tivera | houve | havia | fez | fiz | fizemos | vi | vimos \
        | disse | disseram | falou | saiu | perdi | perdeu | ganhou | ganhamos | ficou | veio | vim \
        | semana passada | mês passado | ano passado | passada | passado | comi | comeu | jantei | adorei \
        | foi ótimo | cheguei | chegou | aconteceu | perguntou | na altura | na semana passada | no mês passado \
        | no ano passado | no domingo passado | no sábado passado | outro dia vi | no outro dia | há uma semana \
        | há um mês | há um ano | há dias | há anos | há tempos | faz uma semana | faz um mês | faz um ano \
        | faz tempo | lembra quando | lembras-te quando | lembras-te de | lembram-se de | lembram-se \
        | lembra daquele | lembra daquela | chegamos bem | correu bem | correu mal | deu tudo certo \
        | acabou de chegar | tava estudando | tava dormindo | estava a dormir | sonhei | joguei | jogámos \
        | perdemos | perdeu-se",
    ),
    (
        If,
        "imagina | imagine | tomara | quem me dera | caso | suponhamos | se eu ganhasse | se ganhasse | seria bom \
        | teria sido | se a gente | se eu | hipoteticamente | havíamos de | havemos de | um dia | em caso de \
        | caso não | caso queira",
    ),
    (
        Joke,
        "haha | hahaha | kkk | kkkk | kkkkk | kkkkkk | rsrs | rs | ahah | ahahah | eheh | lol | brincadeira \
        | é brincadeira | estou a brincar | tô brincando | piada | zoeira | 😂 | 🤣 | kkkkkkk | kkkkkkkk \
        | kkkkkkkkk | rsrsrs | rsrsrsrs | hahah | ahahaha | ahahahah | eheheh | hehe | hehehe | huehue | hauahua \
        | shaushau | xd | 😹 | 😆 | 😝 | tô rindo | to morta | tou a gozar | estou a gozar | tás a gozar | gozar",
    ),
    (
        Forwarded,
        "encaminhado | encaminhada | reencaminhado | mensagem encaminhada | encaminhada com frequência | segundo \
        | última hora | urgente: | notícia | notícias | informa | informou | anunciou | anuncia | governo \
        | ministro | ministra | presidente | polícia | fontes | leia mais | ler mais | saiba mais | inscreva-se \
        | subscreva | newsletter | desconto | descontos | promoção | promo | saldos | liquidação | oferta \
        | ofertas | grátis | gratuito | bolsa | mercados | campeonato | liga dos campeões | brasileirão \
        | temporada | episódio | estreia em | clique aqui | encomendas abertas | imperdível",
    ),
    (
        Nudge,
        "não (te/se/vos/) (esqueças/esqueça/esquece/esqueçam/esquecer) (de/do/da/dos/das/) \
         | não (vai/vais/vá/vás/vão) (te/se/) esquecer (de/do/da/dos/das/) | não vai esquecer \
         | (vê/veja/vejam/vê lá/veja lá) se não (te/se/) (esqueces/esquece/esquecem) (de/do/da/dos/das/) \
         | não (deixa/deixes/deixe/deixem) de | não esquece (hein/tá) | tenta não esquecer \
         | (lembra/lembre/lembrem/lembrar) (de/do/da/dos/das) | (lembra-te/lembre-se/lembrem-se) (de/do/da) \
         | (vê/veja) se (lembra/lembras/compra/manda/liga) \
         | (preciso/precisamos/precisava/necessito/peço/pedimos/solicitamos/solicito/agradeço/agradecia/agradecíamos/agradecemos) que \
         | (peço/pedia/agradeço/agradecia)-(te/lhe/lhes/vos) que \
         | solicitamos | (solicita/pede)-se \
         | (ficas/você fica/vc fica/cê fica) (de/responsável por) | fica (responsável por/de) \
         | (encarregas-te/encarregue-se) de | é a (tua/sua) vez de | é sua vez de | (tua/sua) vez de | toca-te | te toca | cabe a você",
    ),
    (After, "depois do | depois da | depois de | antes do | antes da | antes de | após o | após a"),
    (
        Who,
        "quem | quem pode | quem podia | quem consegue | quem vai | quem fica de | alguém pode | alguém consegue \
        | alguém podia",
    ),
    (
        Ready,
        "pronto para retirada | pronta para retirada | pronto a levantar | pronta a levantar \
        | disponível para levantamento | disponível para retirada | já pode levantar | já pode retirar",
    ),
    (
        Agenda,
        "minha agenda | a agenda | na agenda | meu calendário | o calendário | lista de tarefas \
        | lista de afazeres | minhas tarefas | meus lembretes | lembretes | alarme | alarmes | despertador \
        | meus compromissos | minhas reuniões",
    ),
    (
        Tell,
        "me dizer | me diz | diz-me | me fala | me conta | me contar | você sabe | vc sabe | sabes | sabe se \
        | sabe como | sabe onde | sabem | alguém sabe | me explica | explicar | explica | recomenda | recomendas \
        | indicar | significa | me mostra | lembra quando | lembra daquele | acredita | imagina",
    ),
    (
        Arranged,
        "reservei | já reservei | marquei | comprei os ingressos | comprei ingressos | comprei bilhetes | agendei | organizei",
    ),
    (
        Filler,
        "hein | né | viu | lembrando | confirmando | só confirmando | só lembrando | lembramos | relembrando | confirmo | confirmamos",
    ),
    (Fetch, "me pega | me pegar | me busca | me buscar | buscar-me | vir buscar-me | me apanhas | apanhar-me"),
    (
        Ask,
        "(as crianças/os alunos/os meninos/os miúdos/os atletas) (têm de/têm que/devem/deverão/precisam/precisam de) | (cada aluno/cada criança/cada um) (tem de/tem que/deve/deverá)",
    ),
    (
        Ask,
        "se (puder/puderes/puderem/pudesse/pudesses/der/conseguir/conseguires/conseguirem) | se não (se importar/te importares/for incómodo/for incômodo/der trabalho) \
         | se (tiver/tiveres/tiverem) (tempo/um tempinho/um bocadinho/como)",
    ),
    (Owed, "(é/são/era) (para/pra) | (quero/preciso)-(o/a/os/as)"),
    (
        Pledge,
        "(tenho que/tenho de/preciso/preciso de/não posso) (me lembrar de/lembrar-me de/lembrar de/esquecer de/me esquecer de)",
    ),
    (
        Advert,
        "(a sua/sua/a tua) encomenda (será/está/chega/chegará/vai) | (o seu/seu) pacote (será/está/chega/chegará/vai)",
    ),
    (Owed, "(deve/devem/deverá/deverão/tem que/tem de/têm que/têm de/precisa/precisam) (ser/estar/chegar)"),
    (
        Underway,
        "na volta | no caminho | à (volta/saída) | ao (voltar/sair/regressar/chegar) | (quando/assim que) (voltares/voltar/saíres/sair/vieres/vier/chegares/chegar) \
         | (depois/à saída/saindo) do (trabalho/serviço/escritório)",
    ),
    (
        Numbered,
        "sala | quarto | porta | plataforma | portão | portao | gabinete | consultório | consultorio | box | bloco | página | capítulo",
    ),
    (ByThen, "até lá | antes (disso/disto) | até (esse/aquele) dia | para esse dia"),
    (Lapse, "fecha | fecham | encerra | encerram | termina | terminam | vencimento | expira | expiram"),
    (ByThen, "(nesse/naquele) (mesmo/) dia"),
];
