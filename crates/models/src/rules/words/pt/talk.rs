//! Portuguese: how people tell of things, ask, promise, agree and refuse.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Have,
        "tenho | temos | há | tem | tens | vocês têm | teremos | terei | vai haver | vai ter | haverá | vou ao | vou à | vou a | vou no | vou na | vamos ao | vamos à | vamos no | vamos na | vou estar | estarei | estou em | é o | é a | será o | será a | ir ao | ir à | ir no | ir na | tenho que ir ao | tenho que ir no | tenho de ir ao | comparecer | assistir a | participar de | participar na | está confirmada | está confirmado | confirmada para | confirmado para | está marcada | está marcado | marcada para | marcado para | agendada para | agendado para | ficou marcado | ficou marcada | começa | fica para | fica às | ficam às | a gente tem | estou no | estou na | é no | é na | a gente voa | voamos | partida",
    ),
    (
        Duty,
        "tenho que | tenho de | temos que | temos de | preciso | precisamos | é preciso | devo | devemos | deveria | devia | não posso esquecer de | não posso me esquecer de | não me posso esquecer de | não esquecer de | hei de | preciso de | tô precisando | tem que | tem de",
    ),
    (
        Meet,
        "nos vemos | vemo-nos | a gente se vê | vejo-te | te vejo | encontramo-nos | nos encontramos | a gente se encontra | encontrar-nos | encontrarmo-nos | nos encontrar | encontrarmos | vamos nos encontrar | reunimo-nos | reunimos | nos reunimos | reunir | reunirmos | juntamo-nos | juntarmo-nos | nos juntar | nos juntamos | te pego | te busco | vou te buscar | vou buscar-te | apanho-te | passo aí | passo na tua casa | passo na sua casa | passo para te buscar | vem | vens | vêm | venham | vem cá | você vem | vc vem | vens cá | querem vir | quer vir | queres vir | te espero | espero-te | esperamos vocês | espero por ti | aguardamos você | vamos | bora | vamos marcar | a gente marca | marcamos | combinamos | vamos tomar | vamos comer | vamos beber | vamos ver | vamos fazer | vamos almoçar | vamos jantar | tomar um café | tomar café | ver-nos \
        | conhecer-nos | estarei lá | estarei aí | lá estarei | lá estaremos | chego | chegarei | chegamos | aterro | aterrizo | pouso | estás livre | você está livre | tá livre | vc tá livre | estão livres | tens tempo | você tem tempo | dá-te jeito | dava-te jeito | te dá jeito | dá jeito | fica bom pra você | fica bom para você | fica bem para ti | está convidado | está convidada | estás convidado | estás convidada | estão convidados | convidamos | convido | convidar | receber | nos conhecermos | a gente vai | quem vem | quem vai | passe aqui | passa aqui | passar aqui | aparece | apareça | venha | jogamos",
    ),
    (
        Suggest,
        "que tal | o que achas | o que acha | o que você acha | que achas | que acham | o que acham | que me dizes | queres | quer | querem | você quer | vc quer | vocês querem | te apetece | apetece-te | apetece-vos | poderíamos | podíamos | podia ser | e se | vens | você vem | vens a | bora | vamos | dá-te jeito | dava-te jeito | te dá jeito | dá jeito | dá pra você | dá para ti | dá para você | serve-te | te serve | pode na | pode no | consegue vir | consegues vir | consegue passar | consegues passar | podes vir | pode vir | você pode vir | topa | topas | você topa | alinhas | alinham | anima | animas | partiu | fica bom | ficava bem | teria disponibilidade | tem disponibilidade | teria tempo | proponho | sugiro | quem vem | quem vai | quem topa | gostavas de | fechamos | querem visitar | quer visitar | consegues passar na | consegue passar na | você consegue | lhe atende | prefere | preferes",
    ),
    (
        Moved,
        "foi adiado para | foi adiada para | foi adiado | foi adiada | adiado para | adiada para | foi mudado para | foi mudada para | mudou para | mudou | mudado para | mudada para | mudámos | mudamos | muda para | passa para | passou para | passa a ser | passou a ser | foi remarcado para | foi remarcada para | foi remarcado | foi remarcada | remarcado para | remarcada para | remarcado | remarcada | foi reagendado | foi reagendada | reagendado para | reagendada para | foi antecipado para | foi antecipada para | foi antecipado | foi antecipada | antecipado para | antecipada para | foi alterado para | foi alterada para | foi alterado | foi alterada | alterado para | alterada para | agora é às | agora é | agora vai ser | agora será | afinal é às | afinal é | será agora | vai ser agora | em vez de | em vez das | ao invés de | podemos mudar | podemos adiar | podemos antecipar | podemos passar | podemos remarcar | pode mudar | dá para mudar | dá pra mudar | dá para passar | dá pra passar | dá para adiar | dá pra remarcar | adiamos | a gente muda | vamos mudar | vamos adiar | remarcamos | transferido para | transferida para",
    ),
    (
        Cancelled,
        "está cancelado | está cancelada | tá cancelado | tá cancelada | foi cancelado | foi cancelada | foram canceladas | cancelado | cancelada | canceladas | cancelados | foi desmarcado | foi desmarcada | desmarcado | desmarcada | fica sem efeito | fica cancelado | fica cancelada | anulado | anulada | já não há | não há | não haverá | não vai haver | não vai ter | não tem mais | já não vai haver | não se realiza | não acontece | tenho que cancelar | tenho de cancelar | temos que cancelar | temos de cancelar | teremos que cancelar | teremos de cancelar | vou ter que cancelar | vou ter de cancelar | preciso cancelar | preciso desmarcar | tenho de desmarcar | tenho que desmarcar | vou ter que desmarcar | cancelaram | cancelou | desmarcaram | desmarcou | cancelamos | cancelámos | suspenso | suspensa",
    ),
    (
        Pledge,
        "vou | vamos | a gente vai | prometo | te prometo | prometo-te | posso | tenho que | tenho de | comprometo-me a | fico de | vou tentar | consigo | pretendo | hei de | encarrego-me de | me encarrego de | trato de | preciso | irei",
    ),
    (
        Ask,
        "podes | pode | poderia | podias | poderias | você pode | vc pode | você poderia | pode me | podes me | consegue | consegues | você consegue | vc consegue | consegues me | não te esqueças de | não te esqueças do | não te esqueças da | não te esqueças | não se esqueça de | não se esqueça do | não se esqueça da | não se esqueça | não esquece de | não esquece | não esqueça de | não esqueça | não esqueçam de | não se esqueçam de | lembra de | lembra-te de | lembre-se de | lembre de | lembrem-se de | por favor | pf | pfv | se faz favor | sff | tens que | tens de | você tem que | vc tem que | tem que | tem de | vocês têm que | preciso que | precisamos que | precisamos de | preciso de | é preciso | seria possível | importas-te de | se importa de | dá para | dá pra | será que podes | será que você pode | agradecia que | agradeço que | peço que | pedimos que | gostaria que | deves | deverias | devias | você precisa | precisa | precisas de | queria que | favor | necessito que | temos de | temos que | tem de | não te esqueças | solicitamos que | solicito que",
    ),
    (
        Agree,
        "ok | okay | sim | claro | claro que sim | com certeza | certo | certinho | perfeito | ótimo | óptimo | fechado | combinado | beleza | blz | show | boa | bora | pode ser | por mim | por mim tudo bem | por mim pode ser | tudo bem | tá bom | ta bom | tá bem | está bem | tá | está combinado | fica combinado | está marcado | marcado | confirmado | confirmo | reservado | reservada | anotado | registado | entendido | recebido | sem problema | sem problemas | sem stress | com prazer | com gosto | com muito gosto | topo | eu topo | tô dentro | estou dentro | to dentro | estamos dentro | alinho | alinhamos | conta comigo | contem comigo | conte comigo \
        | lá estarei | lá estaremos | estarei lá | estaremos lá | tô lá | vou | vamos | eu vou | nós vamos | até lá | até amanhã | até logo | até segunda | até terça | até quarta | até quinta | até sexta | até sábado | até domingo | dá-me jeito | dá jeito | dá certo | serve | serve-me | para mim serve | convém-me | me serve | pode deixar | deixa comigo | deixe comigo | trato disso | boa ideia | também | eu também | nós também | por nós | fixe | valeu | bom | isso | pronto | feito | legal | maravilha | 👍 | 👌 | ✅ | 🙌 | 🫡",
    ),
    (
        Refuse,
        "não posso | não podemos | não consigo | não conseguimos | não dá | não vai dar | não me dá jeito | não dá jeito | não vou poder | não poderei | não estou | não estamos | impossível | outro dia | outra vez | fica para a próxima | fica pra próxima | para a próxima | na próxima | deixa lá | deixa para lá | deixa pra lá | não obrigado | não obrigada | nem pensar | passo | estou fora | tô fora | sem mim | já tenho planos | já tenho coisas | já tenho compromisso | infelizmente | lamento | desculpa não | trabalho | estou ocupado | estou ocupada | não vou | não contem comigo | não me convém | hoje não | amanhã não",
    ),
    (
        Instead,
        "em vez de | em vez | ao invés | antes para | mudar | muda | mudamos | mudou | mudança | passar para | passa para | passa a | passou para | passamos para | adiar | adiado | adiada | adiamos | antecipar | antecipado | antecipamos | remarcar | remarcado | remarcada | remarcamos | trocar | trocamos | mais tarde | mais cedo | atrasado | atrasada | atraso | nova hora | nova data | novo horário | novo local | afinal | então às | agora é | agora será | vai ser | será no | será na | deixar para | tipo | lá para as | em lugar de",
    ),
    (
        Off,
        "cancelado | cancelada | cancela | cancelar | cancelamos | foi cancelado | foi cancelada | está cancelado | está cancelada | desmarcado | desmarcada | desmarcar | desmarcou | desmarco | desmarcamos | anulado | anulada | suspenso | suspensa | já não é preciso | não é preciso | não precisa | não precisas | não precisa mais | já não há | não há | não vai haver | não vai ter | não haverá | não se faz | esquece | esqueçam | já paguei | já comprei | já está | já tratei | já resolvi | não posso ir | não vou poder ir | não vou | fica sem efeito",
    ),
    (
        Same,
        "mesma hora | mesmo horário | mesmo sítio | mesmo lugar | mesmo local | mesma sala | mesmo dia | como sempre | como de costume | o sítio do costume | a hora de sempre | de sempre",
    ),
    (
        Agree,
        "fechou | de certeza | marcadinho | racho | tá ótimo | está ótimo | amém | às ordens | dá sim | consigo | claro que vou | lá nos vemos | nos vemos lá | até já | ficamos assim | fica assim | por nós tudo bem | com certeza que sim | tranquilo | de boa | tô nessa | conte com a gente | tratado",
    ),
    (AsksTime, "a que horas | que horas | quando | que dia | qual dia | qual o dia | para quando"),
    (
        Owed,
        "vence | vencem | prazo | até ao fim | tem de estar | têm de estar | tem que estar | tem de ser entregue | para entregar | data limite | é preciso",
    ),
    (
        Wants,
        "preciso | preciso de | precisamos | precisamos de | precisava | precisava de | preciso que | faz-me falta | falta-nos",
    ),
    (Vow, "prometo | eu prometo | prometo-te"),
    (
        Advert,
        "cancelar subscrição | cancelar inscrição | descadastrar | descadastre-se | newsletter | boletim | código promocional | cupom | cupão | desconto | descontos | promoção | oferta | ofertas | compre já | compre agora | compra já | aproveite | não responda | não responder | ver no navegador | gerir preferências | gerenciar preferências | encaminhado | encaminhada | encaminhada muitas vezes | reencaminhado | partilhem | compartilhe | avalie | deixe a sua opinião | frete grátis | portes grátis | só até | reserve já",
    ),
    (
        Past,
        "ontem | anteontem | ontem à noite | foi | fui | fomos | foram | era | eram | esteve | estive | estivemos | estava | estavam | tive | tivemos | teve | tivera | houve | havia | fez | fiz | fizemos | vi | vimos | disse | disseram | falou | saiu | perdi | perdeu | ganhou | ganhamos | ganhámos | ficou | veio | vim | semana passada | mês passado | ano passado | passada | passado | comi | comeu | jantei | adorei | foi ótimo | cheguei | chegou | aconteceu | perguntou | na altura",
    ),
    (
        If,
        "imagina | imagine | tomara | quem me dera | caso | suponhamos | se eu ganhasse | se ganhasse | seria bom | teria sido | se a gente | se eu | hipoteticamente | havíamos de | havemos de | um dia",
    ),
    (
        Joke,
        "haha | hahaha | kkk | kkkk | kkkkk | kkkkkk | rsrs | rs | ahah | ahahah | eheh | lol | brincadeira | é brincadeira | estou a brincar | tô brincando | piada | zoeira | 😂 | 🤣",
    ),
    (
        Forwarded,
        "encaminhado | encaminhada | reencaminhado | mensagem encaminhada | encaminhada com frequência | segundo | última hora | urgente: | notícia | notícias | informa | informou | anunciou | anuncia | governo | ministro | ministra | presidente | polícia | fontes | leia mais | ler mais | saiba mais | inscreva-se | subscreva | newsletter | desconto | descontos | promoção | promo | saldos | liquidação | oferta | ofertas | grátis | gratuito | bolsa | mercados | campeonato | liga dos campeões | brasileirão | temporada | episódio | estreia em | clique aqui | encomendas abertas | imperdível",
    ),
    (
        Agree,
        "ok | okay | oki | k | blz | tá | tá bom | ta bom | está bem | tá ótimo | tá certo | sim | ss | claro | claro que sim | com certeza | perfeito | perfeita | ótimo | ótima | maravilha | maravilhosa | bora | boa | fixe | beleza | blz | combinado | fechado | fechou | feito | pode ser | pode sim | pode | pode contar comigo | conta comigo | contem comigo | conte comigo | tô dentro | to dentro | estou dentro | alinho | topo | eu topo | partiu | vou sim | eu vou | estarei lá | lá estarei | lá estaremos | estaremos lá | vou lá estar | até lá | serve | serve perfeitamente | serve-me | dá | dá sim | dá-me jeito | por mim tudo bem | por mim ok | por mim pode ser | sem problema | sem problemas | tranquilo | suave | deixa comigo | deixe comigo | pode deixar | trato disso | vou tratar disso | vou fazer isso | consigo | eu consigo | eu e a | eu e o | eu também | nós também | nós sim | consigo sim | anotado | reservado | marcadinho | marcado | confirmado | confirmo | combinadíssimo | amém | amo | adoro | certo | entendido | recebido | isso | isso mesmo | então às | racho | é isso | ficamos assim | de acordo | com todo o gosto | com gosto | com prazer | venho | 👍 | 👌 | ✅ | 🙌 | 🫡 | certinho | óptimo | show | por mim | tudo bem | tá bem | está combinado | fica combinado | está marcado | reservada | registado | sem stress | com muito gosto | estamos dentro | alinhamos | tô lá | vou | vamos | nós vamos | até amanhã | até logo | até segunda | até terça | até quarta | até quinta | até sexta | até sábado | até domingo | dá jeito | dá certo | para mim serve | convém-me | me serve | boa ideia | também | por nós | valeu | bom | pronto | legal",
    ),
    (
        Refuse,
        "não posso | não podemos | não consigo | não vou conseguir | não vou poder | não vai dar | não dá | não dá pá | não me dá jeito | não dá jeito | nao posso | nao consigo | nao da | infelizmente não | não obrigado | não obrigada | obrigado mas não | agora não | hoje não | fica para a próxima | fica pra próxima | outro dia | outra altura | outra vez | deixa quieto | deixa pra lá | deixa para lá | deixa estar | estou fora | tô fora | tô fora dessa | sem mim | não contem comigo | já tenho | já tenho planos | já tenho compromisso | tenho outro compromisso | estou a trabalhar | tô de plantão | tô com plantão | tô trabalhando | tô lisa | tô liso | impossível | que pena | passo | nem pensar | não tenho interesse | não estou interessado | não estou interessada | prefiro não | não quero | é apertado | não conseguimos | não poderei | não estou | não estamos | para a próxima | na próxima | deixa lá | já tenho coisas | infelizmente | lamento | desculpa não | trabalho | estou ocupado | estou ocupada | não vou | não me convém | amanhã não",
    ),
    (
        Instead,
        "em vez de | em vez das | em vez da | ao invés | afinal | antes às | mudar | mudança | mudou | muda | mudamos | mudámos | trocar | troca | trocamos | adiar | adiado | adiada | adia | adiamos | antecipar | antecipado | antecipada | remarcar | remarcado | remarcada | reagendar | reagendamento | reagendado | novo horário | nova hora | nova data | mais tarde | mais cedo | atrasado | atrasada | atraso | atrasou | atrasei | passa para | passou para | passar para | empurrar | melhor às | agora é | então às | em vez | antes para | passa a | passamos para | antecipamos | remarcamos | novo local | agora será | vai ser | será no | será na | deixar para | tipo | lá para as | em lugar de",
    ),
    (
        Off,
        "cancelado | cancelada | cancelar | cancela | cancelamos | cancelou | cancelaram | desmarcado | desmarcada | desmarcar | desmarco | desmarcou | já não é preciso | não é preciso | não precisa | não precisas | não precisa mais | não preciso mais | já não preciso | deixa estar | deixa quieto | não vai haver | não vai ter | não haverá | já não há | não há | não venhas | não venha | não vou | já não vou | não posso ir | não vou poder ir | já comprei | já fiz | já paguei | já tratei | já está | sem efeito | não faz sentido | furou | deu ruim | fechado para | foi cancelado | foi cancelada | está cancelado | está cancelada | desmarcamos | anulado | anulada | suspenso | suspensa | não se faz | já resolvi | fica sem efeito",
    ),
    (
        Same,
        "à mesma hora | mesma hora | mesmo horário | mesmo lugar | mesmo sítio | mesmo local | mesmo dia | mesma sala | como sempre | de sempre | o sítio do costume | do costume | o lugar de sempre | como de costume | a hora de sempre",
    ),
    (
        Advert,
        "cancelar inscrição | cancelar subscrição | descadastrar | descadastre-se | anular subscrição | gerir preferências | gerenciar preferências | preferências | newsletter | boletim | desconto | % de desconto | cupom | cupão | código promocional | compre já | compre agora | reserve já | garanta já | garanta o seu | aproveite | promoção | só até | últimas vagas | vagas limitadas | oferta | ofertas | frete grátis | portes grátis | não responda | não responder | e-mail automático | email automático | mensagem automática | ver no navegador | partilhe | compartilhe | avalie | encaminhada com frequência | encaminhado com frequência | repassem | esta semana em | saldos | encomendas abertas | aceito pix | descontos | compra já | encaminhado | encaminhada | encaminhada muitas vezes | reencaminhado | partilhem | deixe a sua opinião",
    ),
    (
        AsksTime,
        "a que horas | que horas | quando | que dia | para quando | pra quando | em que dia | qual o horário | que data | qual dia | qual o dia",
    ),
    (
        Owed,
        "vence | vencem | prazo | data limite | deve ser entregue | tem de ser entregue | tem que ser entregue | deve estar | tem que estar | tem de estar | têm de estar | para entregar até | entrega até | o mais tardar | pagamento até | temos de entregar | tem de entregar | temos que entregar | até ao fim | para entregar | é preciso",
    ),
    (
        Wants,
        "preciso de | preciso do | preciso da | preciso que | precisamos de | precisamos do | precisamos da | precisamos que | necessito | necessitamos | faz falta | fazem falta | falta-me | falta-nos | me falta | tens de | tens que | tem de | tem que | preciso | precisamos | precisava | precisava de | faz-me falta",
    ),
    (Vow, "prometo | te prometo | prometo-te | juro | eu juro | eu prometo"),
    (
        Ask,
        "não te esqueças | não se esqueça de | não esqueça de | não esquece de | não esqueçam | lembra-te de | lembre-se de | lembra de | lembrem-se de | tens de | tens que | você consegue | consegues | consegue | podes | podias | preciso que | pedimos que | pedimos | é favor | solicitamos | peço que | peço-te que | faz favor de",
    ),
    (
        Nudge,
        "não te esqueças de | não te esqueças | não se esqueça de | não esqueça de | não esquece de | não esqueçam | lembra-te de | lembre-se de | lembra de | lembrem-se de | preciso que | pedimos que | solicitamos | peço que | peço-te que",
    ),
    (
        Suggest,
        "quem topa | quem quer | quem alinha | quem anima | quem vem | quem vai | quem tá dentro | quem está dentro | alguém quer | alguém topa | alguém anima | alguém alinha | topas | topam | topa | alinhas | alinham | animas | anima | tá a fim | tás a fim | estás a fim | está a fim | tão a fim | apetece-te | apetece-vos | te apetece | que tal | que achas | o que achas | que acham | o que acha | o que acham | dá-te jeito | dá-lhe jeito | dá-vos jeito | te dá jeito | dá para ti | dá pra você | dá pra vc | dá pra vocês | funciona para ti | funciona pra você | funciona para você | serve-te | serve-lhe | fica bem para ti | fica bom pra você | fica bom para você | fica bom pra vc | fica bem | fica bom | você pode | vc pode | vcs podem | vocês podem | podes vir | pode vir | podem vir | consegues vir | consegue vir | conseguem vir | estás livre | está livre | estão livres | tá livre | cê tá livre | tens tempo | tem tempo | tens disponibilidade | tem disponibilidade | teria disponibilidade | seria possível | é possível | seria viável | gostarias de | gostaria de | gostariam de | queres ir | quer ir | querem ir | queres vir | quer vir | querem vir | vamos ao | vamos à | vamos a | bora no | bora na | bora pro | bora pra | bora um | bora uma | vamo | simbora | e se fôssemos | e se a gente | e se for | por que não | porque não vamos | proponho | propomos | sugiro | sugerimos | posso marcar | marcamos para | podemos marcar | podíamos | poderíamos | rola | rola de | cola aqui | cola lá",
    ),
    (
        Agree,
        "ok perfeito | ok combinado | ok fechado | ok então | perfeito obrigada | perfeito obrigado | perfeito então | pode ser sim | pode ser então | pode marcar | pode confirmar | pode deixar comigo | deixa que eu | eu levo | eu trago | eu compro | eu faço | eu trato | eu cuido | levo sim | faço sim | trago sim | mando sim | já mando | vou mandar | vou levar | vou sim senhora | vamos sim | estaremos lá sim | vou estar | vou tar | lá estou | tou lá | to lá | tô indo | tou dentro | tamos dentro | tamo junto | tmj | fechadíssimo | fechadinho | combinadinho | confirmadíssimo | confirmada | confirmadas | está confirmado | tá confirmado | marcado então | tá marcado | já marquei | já anotei | anotei | vou anotar | agendado | agendada | registado | tá na agenda | está na agenda | por mim serve | por mim dá | para mim dá | pra mim dá | pra mim serve | pra mim tá ótimo | pra mim está ótimo | dá perfeitamente | dá super | dá-me perfeito jeito | funciona | funciona pra mim | funciona para mim | serve sim | serve bem | com todo o prazer | com muito prazer | claro que posso | claro que sim | posso sim | consigo sim | sem falta | sem dúvida | certíssimo | beleza então | blz então | belê | fechou então | show de bola | massa | top | demais | irado | que bom | adorei a ideia | ótima ideia | excelente | excelente ideia | já é | é nóis | valeu então | até então | nos vemos | vemo-nos lá | vejo-te lá | te vejo lá | positivo | afirmativo | às suas ordens | 👍🏻 | 👍🏼 | 👍🏽 | 👍🏾 | 👍🏿 | 💪 | 🤝 | 💯",
    ),
    (
        Refuse,
        "não vou conseguir ir | não consigo ir | não dá pra mim | não dá para mim | não rola | não vai rolar | não me dá | não me é possível | não será possível | não é possível | não tenho como | não tenho tempo | tenho compromisso | tenho outra coisa | já tenho coisa | já marquei outra coisa | já combinei | tenho prova | tô viajando | estou fora | estou de férias | estou de serviço | tô de folga não | estou doente | tô doente | tô mal | tenho de recusar | recuso | declino | agradeço mas | obrigada mas | fica pra outra | fica para outra | fica pra depois | deixa pra próxima | deixa para a próxima | próxima vez | numa próxima | na próxima eu | prefiro ficar | sem condições | to sem grana | tô sem grana | tô cansado | tô cansada | desisto | passo dessa | passo desta vez",
    ),
    (
        Off,
        "não vai dar mais | não vai acontecer | não se realiza | não se realizará | não haverá aula | não há aula | não há aulas | não tem aula | não vai ter aula | não tem treino | não há treino | não tem ensaio | não há ensaio | não há reunião | não vai ter reunião | tenho de cancelar | tenho que cancelar | temos de cancelar | temos que cancelar | vou ter que cancelar | vou ter de cancelar | precisei cancelar | preciso cancelar | preciso desmarcar | tenho de desmarcar | tenho que desmarcar | vou ter que desmarcar | tive que desmarcar | já não posso | não posso mais | já não consigo | não consigo mais | já não dá | não dá mais | afinal não | já não vamos | não vamos mais | não vou mais | não é mais preciso | não precisa vir | não precisas de vir | não precisa trazer | pode esquecer | podes esquecer | esquece isso | caiu",
    ),
    (
        Instead,
        "uma hora mais tarde | uma hora mais cedo | uma hora depois | uma hora antes | meia hora mais tarde | meia hora mais cedo | meia hora depois | mais pra tarde | mais para a tarde | mais pro fim | outro horário | outro dia | outra data | nova sala | noutro sítio | em outro lugar | mudança de planos | mudança de horário | mudança de local | alteração | alteramos | alterar | alterado | alterada | passou pra | passa pra | passar pra | fica para as | fica pra | fica para | ficou para | ficou pra | melhor na | melhor no | melhor à | pode ser às | pode ser no | pode ser na | vou atrasar | vou me atrasar | vou chegar atrasado | vou chegar atrasada | chego mais tarde | só consigo às | só consigo | só posso às | só posso | só dá",
    ),
    (
        Advert,
        "foi entregue | rastrear | rastreamento | código de rastreio | pesquisa de satisfação | inquérito de satisfação | avalie-nos | obrigado pela sua visita | obrigada pela visita | obrigado pela compra | comunicado de imprensa | envie esta mensagem | mande essa mensagem | compartilhe essa",
    ),
    (
        Suggest,
        "queria marcar | gostaria de marcar | quero marcar | quero agendar | gostaria de agendar | queria agendar | queria reservar | gostaria de reservar | quero reservar | tem vaga | têm vaga | tem horário | têm horário | tem disponibilidade",
    ),
    (
        Have,
        "está marcada | está marcado | está agendada | está agendado | está confirmada | está confirmado | está prevista | está previsto | foi marcada | foi marcado | fica marcada | fica marcado | fica agendada | fica para",
    ),
    (If, "em caso de | caso não | caso queira"),
    (After, "depois do | depois da | depois de | antes do | antes da | antes de | após o | após a"),
    (
        Who,
        "quem | quem pode | quem podia | quem consegue | quem vai | quem fica de | alguém pode | alguém consegue | alguém podia",
    ),
    (
        Ready,
        "pronto para retirada | pronta para retirada | pronto a levantar | pronta a levantar | disponível para levantamento | disponível para retirada | já pode levantar | já pode retirar",
    ),
];
