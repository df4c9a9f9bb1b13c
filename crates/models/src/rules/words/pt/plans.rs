//! Portuguese: how people suggest, agree, refuse, move and call off.

#![allow(clippy::enum_glob_use)] // The marks are the file's vocabulary.

use crate::rules::lexicon::Mark::{self, *};

pub(super) const MARKS: &[(Mark, &str)] = &[
    (
        Suggest,
        "que tal | o que achas | o que acha | o que você acha | que achas | que acham | o que acham \
        | que me dizes | queres | quer | querem | você quer | vc quer | vocês querem | te apetece | apetece-te \
        | apetece-vos | poderíamos | podíamos | podia ser | e se | vens | você vem | vens a | bora | vamos \
        | dá-te jeito | dava-te jeito | te dá jeito | dá jeito | dá pra você | dá para ti | dá para você \
        | serve-te | te serve | pode na | pode no | consegue vir | consegues vir | consegue passar \
        | consegues passar | podes vir | pode vir | você pode vir | topa | topas | você topa | alinhas | alinham \
        | anima | animas | partiu | fica bom | ficava bem | teria disponibilidade | tem disponibilidade \
        | teria tempo | proponho | sugiro | quem vem | quem vai | quem topa | gostavas de | fechamos \
        | querem visitar | quer visitar | consegues passar na | consegue passar na | você consegue | lhe atende \
        | prefere | preferes | quem quer | quem alinha | quem anima | quem tá dentro | quem está dentro \
        | alguém quer | alguém topa | alguém anima | alguém alinha | topam | tá a fim | tás a fim | estás a fim \
        | está a fim | tão a fim | dá-lhe jeito | dá-vos jeito | dá pra vc | dá pra vocês | funciona para ti \
        | funciona pra você | funciona para você | serve-lhe | fica bem para ti | fica bom pra você \
        | fica bom para você | fica bom pra vc | fica bem | você pode | vc pode | vcs podem | vocês podem \
        | podem vir | conseguem vir | estás livre | está livre | estão livres | tá livre | cê tá livre \
        | tens tempo | tem tempo | tens disponibilidade | seria possível | é possível | seria viável \
        | gostarias de | gostaria de | gostariam de | queres ir | quer ir | querem ir | queres vir | quer vir \
        | querem vir | vamos ao | vamos à | bora no | bora na | bora pro | bora pra | bora um | bora uma | vamo \
        | simbora | e se fôssemos | e se a gente | e se for | por que não | porque não vamos | propomos \
        | sugerimos | posso marcar | marcamos para | podemos marcar | rola | rola de | cola aqui | cola lá \
        | queria marcar | gostaria de marcar | quero marcar | quero agendar | gostaria de agendar \
        | queria agendar | queria reservar | gostaria de reservar | quero reservar | tem vaga | tem horário \
        | o que me diz | o que me dizes | o que você me diz | que dizes | que diz | que dizem | o que dizem \
        | cê topa | cês topam | vcs topam | vocês topam | topam ir | topa ir | topas ir | topa um | topa uma \
        | animam | você anima | cê anima | vc anima | anima um | anima de | te anima | bora marcar \
        | bora combinar | bora se ver | vamos nos ver | vamos marcar | vamos combinar | vamos se ver | bora de \
        | bora pra um | partiu um | cola aí | colar aqui | chega aí | chega mais | passa cá | passas cá \
        | passa por cá | passas por cá | apareces | apareçam | apareces cá | dá um pulinho | dás um salto \
        | dá cá um salto | vens cá jantar | vens jantar | vens almoçar | vens cá | vêm cá | vem cá em casa \
        | vem jantar | vem almoçar | vem tomar | vem pra cá | dava jeito | dava-lhe jeito | dava-vos jeito \
        | dar-te-ia jeito | dar-lhe-ia jeito | convém-te | convém-lhe | convinha-te | convinha-lhe | servia-te \
        | servia-lhe | é-te possível | é-lhe possível | ser-lhe-ia possível | seria-lhe possível | ficava-te bem \
        | ficava-lhe bem | fica-lhe bem | fica-te bem | fica bom aí | fica bom assim | ficaria bom | ficaria bem \
        | tá bom pra você | tá bom pra vc | está bom para você | está bom para si | pode ser pra você \
        | pode ser para si | funciona pra vocês | funciona para si | funciona para vocês | rola pra você \
        | rola pra vc | rola de ser | dá certo pra você | dá certo pra vc | dá certo pra vocês | daria certo \
        | daria pra | dava pra | dá pra ser | dá para ser | dá para si | dá para vocês | consegue na \
        | consegue no | consegue às | consegues na | consegues no | consegues às | conseguem na | conseguem no \
        | vc consegue na | você consegue na | pode dia | pode às | podes às | podes dia | podem às \
        | você pode na | você pode no | você pode às | podem na | podem no | está disponível | estás disponível \
        | estaria disponível | estarias disponível | está livre na | tem um tempinho | tens um bocadinho \
        | tens um minuto | tem um minuto | tem um minutinho | teria um tempo | teria um horário \
        | teria um tempinho | tem agenda | teria agenda | tem espaço na agenda | tem alguma disponibilidade \
        | tens algum plano | tem planos | tens planos | fazes alguma coisa | vai fazer o que | vai fazer algo \
        | vai fazer alguma coisa | fazem alguma coisa | qual o melhor dia | qual melhor dia \
        | qual o melhor horário | qual melhor horário | qual seria o melhor | podíamos ir | podíamos fazer \
        | podíamos encontrar-nos | poderíamos nos encontrar | poderíamos conversar | poderíamos marcar \
        | podemos conversar | podemos falar | podemos nos ver | podemos nos falar | podemos nos encontrar \
        | podemos encontrar-nos | podemos reunir | posso passar | posso ir aí | posso te ligar | posso ligar-lhe \
        | podia ser na | podia ser às | e se formos | e se fizermos | e se marcássemos | e se jantássemos \
        | e se almoçássemos | e se a gente fosse | e se a gente marcar | e se a gente for | que tal a gente \
        | que tal se | que tal na | que tal no | que tal às | que tal amanhã | que tal um | que tal uma \
        | o que acha de | o que acham de | o que você acha de | o que vc acha | o que achas de | convido-te \
        | convido-o | convido-a | te convido | convidamo-lo | convidamo-la | convidamo-vos \
        | gostaríamos de convidar | gostávamos de o convidar | gostaria de convidar | gostaria de te convidar \
        | tenho o prazer de convidar | venho por este meio convidar | contamos contigo | contamos com você \
        | contamos com vocês | contamos consigo | contamos com a sua presença | contamos com a tua presença \
        | posso contar contigo | posso contar com você | podemos contar com | quem mais vai | quem mais vem \
        | quem pode | quem consegue | quem se junta | quem tiver interesse | alguém pode | alguém afim \
        | alguém a fim | afim de um | tá afim | tás afim | apetecia-te | apetecia-vos | apetece-lhe | sugeria \
        | sugeria que | propunha | proponho que | sugiro que | queria propor | gostaria de propor \
        | gostava de marcar | gostava de agendar | precisava de marcar | precisava marcar | precisava agendar \
        | queria ver se | temos vaga | temos horário | tenho vaga | tenho horário | tenho disponível \
        | temos disponibilidade | tenho disponibilidade | abriu vaga | abriu um horário",
    ),
    (
        Moved,
        "foi adiado para | foi adiada para | foi adiado | foi adiada | adiado para | adiada para \
        | foi mudado para | foi mudada para | mudou para | mudou | mudado para | mudada para | mudámos \
        | muda para | passa para | passou para | passa a ser | passou a ser | foi remarcado para \
        | foi remarcada para | foi remarcado | foi remarcada | remarcado para | remarcada para | remarcado \
        | remarcada | foi reagendado | foi reagendada | reagendado para | reagendada para | foi antecipado para \
        | foi antecipada para | foi antecipado | foi antecipada | antecipado para | antecipada para \
        | foi alterado para | foi alterada para | foi alterado | foi alterada | alterado para | alterada para \
        | agora é às | agora é | agora vai ser | agora será | afinal é às | afinal é | será agora \
        | vai ser agora | em vez de | em vez das | ao invés de | podemos mudar | podemos adiar \
        | podemos antecipar | podemos passar | podemos remarcar | pode mudar | dá para mudar | dá pra mudar \
        | dá para passar | dá pra passar | dá para adiar | dá pra remarcar | adiamos | a gente muda \
        | vamos mudar | vamos adiar | remarcamos | transferido para | transferida para | foi remarcado pra \
        | foi remarcada pra | foi reagendado para | foi reagendada para | foi transferido | foi transferida \
        | foi transferido para | foi transferida para | foi passado para | foi passada para | ficou para \
        | ficou pra | fica adiado | fica adiada | fica adiado para | fica adiada para | ficou adiado \
        | ficou adiada | está adiado | está adiada | será adiado | será adiada | será transferido \
        | será transferida | será antecipado | será antecipada | será remarcado | será remarcada | será alterado \
        | será alterada | passará a ser | passará para | passará a | passaram para | passamos para \
        | passamos pra | passa pra | passou pra | muda pra | mudou pra | mudamos pra | mudamos para \
        | vamos passar para | vamos passar pra | vamos mudar para | vamos mudar pra | vamos antecipar \
        | vamos remarcar | vamos reagendar | podemos reagendar | podemos alterar | podemos trocar \
        | podemos empurrar | podemos marcar para | podemos deixar para | podíamos mudar | podíamos adiar \
        | podíamos passar | podíamos antecipar | poderíamos mudar | poderíamos adiar | poderíamos remarcar \
        | poderíamos antecipar | poderíamos passar | consegue remarcar | consegues remarcar | consegues mudar \
        | consegue mudar | conseguimos mudar | conseguimos adiar | conseguimos remarcar | dá pra adiar \
        | dá pra antecipar | dá pra trocar | dá para antecipar | dá para trocar | dá para remarcar \
        | dava para mudar | dava para adiar | dava pra mudar | daria para mudar | daria pra mudar \
        | tem como mudar | tem como remarcar | tem como adiar | tem como passar | tem como antecipar \
        | teria como mudar | teria como remarcar | preciso remarcar | preciso de remarcar | precisamos remarcar \
        | preciso adiar | preciso de adiar | preciso mudar | preciso de mudar | precisava mudar \
        | precisava de mudar | precisava remarcar | precisava de remarcar | quero remarcar | queria remarcar \
        | queria mudar | gostaria de remarcar | gostaria de mudar | gostava de mudar | gostava de remarcar \
        | vou ter que remarcar | vou ter de remarcar | vou ter que mudar | vou ter de mudar | vou ter que adiar \
        | vou ter de adiar | vamos ter que adiar | vamos ter de adiar | tive que remarcar | tive de remarcar \
        | tivemos que remarcar | tivemos de adiar | tivemos que adiar | é possível mudar | é possível remarcar \
        | é possível alterar | seria possível mudar | seria possível remarcar | seria possível alterar \
        | seria possível adiar | seria possível antecipar | horário alterado para | horário alterado \
        | nova partida | novo horário de partida | mudança de horário | mudança de data | mudança de local \
        | mudança de sala | alteração de horário | alteração de hora | alteração de sala | alteração de data \
        | alteração de local | remarcação | reagendamento | adiamento | a gente remarca | a gente passa \
        | a gente adia | a gente deixa | deixamos para | deixamos pra | fica antes | fica então para \
        | antes para | empurramos | puxamos para | puxar para | antecipei | adiei | remarquei | mudei para \
        | mudei pra | passei para | passei pra",
    ),
    (
        Cancelled,
        "para de me lembrar | não me lembres mais | não precisa mais me lembrar | está cancelado | está cancelada | tá cancelado | tá cancelada | foi cancelado | foi cancelada \
        | foram canceladas | cancelado | cancelada | canceladas | cancelados | foi desmarcado | foi desmarcada \
        | desmarcado | desmarcada | fica sem efeito | fica cancelado | fica cancelada | anulado | anulada \
        | já não há | não há | não haverá | não vai haver | não vai ter | não tem mais | já não vai haver \
        | não se realiza | não acontece | tenho que cancelar | tenho de cancelar | temos que cancelar \
        | temos de cancelar | teremos que cancelar | teremos de cancelar | vou ter que cancelar \
        | vou ter de cancelar | preciso cancelar | preciso desmarcar | tenho de desmarcar | tenho que desmarcar \
        | vou ter que desmarcar | cancelaram | cancelou | desmarcaram | desmarcou | cancelamos | suspenso \
        | suspensa | sem efeito | foi suspenso | foi suspensa | está suspenso | está suspensa | fica suspenso \
        | fica suspensa | ficam suspensos | ficam suspensas | foram suspensas | foram cancelados \
        | foram desmarcadas | ficam canceladas | ficam sem efeito | ficou cancelado | ficou cancelada \
        | ficou sem efeito | será cancelado | será cancelada | serão canceladas | teve de ser cancelado \
        | teve de ser cancelada | teve que ser cancelado | teve que ser cancelada | teve de ser desmarcada \
        | teve que ser desmarcada | tivemos de cancelar | tivemos que cancelar | tive de cancelar \
        | tive que cancelar | tive de desmarcar | vemo-nos obrigados a cancelar | vemo-nos forçados a cancelar \
        | somos obrigados a cancelar | sou obrigado a cancelar | sou obrigada a cancelar | vou cancelar \
        | vamos cancelar | vou desmarcar | vamos desmarcar | quero cancelar | quero desmarcar | queria cancelar \
        | queria desmarcar | gostaria de cancelar | gostaria de desmarcar | gostava de cancelar \
        | gostava de desmarcar | preciso de cancelar | preciso de desmarcar | precisamos cancelar \
        | precisamos desmarcar | não vai ser realizado | não vai ser realizada | não será realizado \
        | não será realizada | não se vai realizar | não irá acontecer | não irá realizar-se | não terá lugar \
        | não haverá aula | não haverá treino | não haverá ensaio | não haverá reunião | não haverá jogo \
        | não vai haver aula | não vai haver treino | não vai haver ensaio | não vai ter treino \
        | não vai ter jogo | não tem treino | não tem jogo",
    ),
    (
        Agree,
        "ok | okay | sim | claro | claro que sim | com certeza | certo | certinho | perfeito | ótimo | óptimo \
        | fechado | combinado | beleza | blz | show | boa | bora | pode ser | por mim | por mim tudo bem \
        | por mim pode ser | tudo bem | tá bom | tá bem | está bem | tá | está combinado | fica combinado \
        | está marcado | marcado | confirmado | confirmo | reservado | reservada | anotado | registado \
        | entendido | recebido | sem problema | sem problemas | sem stress | com prazer | com gosto \
        | com muito gosto | topo | eu topo | tô dentro | estou dentro | estamos dentro | alinho | alinhamos \
        | conta comigo | contem comigo | conte comigo | lá estarei | lá estaremos | estarei lá | estaremos lá \
        | tô lá | vou | vamos | eu vou | nós vamos | até lá | até amanhã | até logo | até segunda | até terça \
        | até quarta | até quinta | até sexta | até sábado | até domingo | dá-me jeito | dá jeito | dá certo \
        | serve | serve-me | para mim serve | convém-me | me serve | pode deixar | deixa comigo | deixe comigo \
        | trato disso | boa ideia | também | eu também | nós também | por nós | fixe | valeu | bom | isso \
        | pronto | feito | legal | maravilha | 👍 | 👌 | ✅ | 🙌 | 🫡 | fechou | de certeza | marcadinho | racho \
        | tá ótimo | está ótimo | amém | às ordens | dá sim | consigo | claro que vou | lá nos vemos \
        | nos vemos lá | até já | ficamos assim | fica assim | por nós tudo bem | com certeza que sim \
        | tranquilo | de boa | tô nessa | conte com a gente | tratado | oki | k | tá certo | ss | perfeita \
        | ótima | maravilhosa | pode sim | pode | pode contar comigo | partiu | vou sim | vou lá estar \
        | serve perfeitamente | dá | por mim ok | suave | vou tratar disso | vou fazer isso | eu consigo \
        | eu e a | eu e o | nós sim | consigo sim | combinadíssimo | amo | adoro | isso mesmo | então às \
        | é isso | de acordo | com todo o gosto | venho | ok perfeito | ok combinado | ok fechado | ok então \
        | perfeito obrigada | perfeito obrigado | perfeito então | pode ser sim | pode ser então | pode marcar \
        | pode confirmar | pode deixar comigo | deixa que eu | eu levo | eu trago | eu compro | eu faço \
        | eu trato | eu cuido | levo sim | faço sim | trago sim | mando sim | já mando | vou mandar | vou levar \
        | vou sim senhora | vamos sim | estaremos lá sim | vou estar | vou tar | lá estou | tou lá | tô indo \
        | tou dentro | tamos dentro | tamo junto | tmj | fechadíssimo | fechadinho | combinadinho \
        | confirmadíssimo | confirmada | confirmadas | está confirmado | tá confirmado | marcado então \
        | tá marcado | já marquei | já anotei | anotei | vou anotar | agendado | agendada | tá na agenda \
        | está na agenda | por mim serve | por mim dá | para mim dá | pra mim dá | pra mim serve \
        | pra mim tá ótimo | pra mim está ótimo | dá perfeitamente | dá super | dá-me perfeito jeito | funciona \
        | funciona pra mim | funciona para mim | serve sim | serve bem | com todo o prazer | com muito prazer \
        | claro que posso | posso sim | sem falta | sem dúvida | certíssimo | beleza então | blz então | belê \
        | fechou então | show de bola | massa | top | demais | irado | que bom | adorei a ideia | ótima ideia \
        | excelente | excelente ideia | já é | é nóis | valeu então | até então | nos vemos | vemo-nos lá \
        | vejo-te lá | te vejo lá | positivo | afirmativo | às suas ordens | 👍🏻 | 👍🏼 | 👍🏽 | 👍🏾 | 👍🏿 | 💪 | 🤝 | 💯 \
        | sim pode ser | sim claro | sim perfeito | sim combinado | sim por favor | sim senhora | sim senhor \
        | sim confirmo | sim confirmado | sim consigo | sim vou | sim vamos | sim quero | sim tá ótimo \
        | sim está ótimo | sim serve | claro que vamos | claro que pode | claro que podes | claro querida \
        | claro querido | claro amiga | com certeza absoluta | opa bora | opa claro | opa demorou | opa fechado \
        | opa vou sim | oba vou sim | eba | demorou | firmeza | suave na nave | tranks | tranquilão | de boas \
        | tô de boa | tá valendo | valendo | valeu demais | tô dentro sim | tamos juntos | tmjt | tamo dentro \
        | eu tô dentro | eu tb | eu tbm | eu também vou | eu também quero | eu quero | eu quero sim | quero sim \
        | queremos sim | eu vou sim | eu posso | eu posso sim | posso na boa | por mim fechado \
        | por mim perfeito | por mim ótimo | por mim tanto faz | por mim está bem | por mim está ótimo \
        | por mim tá bom | por mim tá ótimo | por mim sim | por nós pode ser | por nós perfeito \
        | para mim está bem | para mim está ótimo | para mim pode ser | para mim perfeito | pra mim pode ser \
        | pra mim perfeito | pra mim fechado | pra mim dá certo | para mim funciona | pra mim tá bom \
        | pra mim ok | para mim ok | está perfeito | tá perfeito | tá combinado | combinado então \
        | combinado obrigada | combinado obrigado | fechado então | fechadinho então | fechou demais | fechou às \
        | marcado para | marcadíssimo | então marcado | então combinado | então está combinado | então fechado \
        | então tá | então tá bom | então até | então até amanhã | então até lá | então está bem \
        | então perfeito | então ok | ok até | ok até amanhã | ok até lá | ok obrigada | ok obrigado \
        | ok por mim | ok tá bom | ok ok | ta ok | tá certo então | tá bom então | tá bem então | está bem então \
        | está óptimo | estaremos presentes | estarei presente | confirmo presença | confirmo a presença \
        | confirmo a minha presença | confirmamos presença | confirmamos a presença | presença confirmada \
        | contem connosco | conta connosco | conte connosco | conte com a minha presença | pode contar \
        | pode contar com a gente | podem contar comigo | podes contar comigo | podem contar connosco \
        | vou lá estar sim | lá estaremos sim | lá estarei sem falta | cá estarei | cá te espero \
        | aqui te espero | lá estaremos todos | irei | iremos | irei sim | iremos sim | com todo gosto \
        | com o maior prazer | será um prazer | é um prazer | que bom vou | boa bora | boa vamos | boa fechado \
        | boa ideia vamos | bela ideia | amei a ideia | adoro a ideia | curti a ideia | top demais \
        | show fechado | show combinado | maravilha então | maravilha combinado | beleza fechado \
        | beleza combinado | blz combinado | certo combinado | certo obrigada | certo obrigado | certo então \
        | entendido obrigada | entendido obrigado | recebido obrigada | recebido obrigado | anotado obrigada \
        | anotado obrigado | já está na agenda | já agendei | agendei | já reservei | reservei \
        | deixa comigo então | fica combinado então | fica marcado | fica marcada | fica agendado \
        | fica agendada | ficamos assim então | assim fica | perfeito combinado | perfeito até | perfeito até lá \
        | perfeito até amanhã | impecável | bué fixe | altamente | na boa | tá-se bem | tasse bem | tass | siga \
        | siga para bingo | 'bora | bora nessa | bora lá | bora sim | bora demais | bora bora | vamo | vamo sim \
        | vamos nessa | vamos lá | vamos a isso | vamos nós | simbora | partiuuu | só vamos | só bora \
        | fica então | então fica | fica pras | quero | queremos | quero muito",
    ),
    (
        Refuse,
        "obrigado na mesma | obrigada na mesma | obrigado mesmo assim | obrigada mesmo assim | obrigado de qualquer forma \
        | obrigada de qualquer forma | obrigado de todo o modo | obrigada de todo o modo | esgotado | lotado | lotada \
        | fica para outro ano | fica para outra vez | fica pra outra | já não preciso | não preciso mais | mudei de ideias \
        | mudei de ideia | não é para mim | não é pra mim | vou pensar | passa do que podemos gastar | não posso | não podemos | não consigo | não conseguimos | não dá | não vai dar | não me dá jeito \
        | não dá jeito | não vou poder | não poderei | não estou | não estamos | impossível | outro dia \
        | outra vez | fica para a próxima | fica pra próxima | para a próxima | na próxima | deixa lá \
        | deixa para lá | deixa pra lá | não obrigado | não obrigada | nem pensar | estou fora | tô fora \
        | sem mim | já tenho planos | já tenho coisas | já tenho compromisso | infelizmente | lamento \
        | desculpa não | estou ocupado | estou ocupada | não vou | não contem comigo | não me convém | hoje não \
        | amanhã não | não vou conseguir | não dá pá | infelizmente não | obrigado mas não | agora não \
        | outra altura | deixa quieto | deixa estar | tô fora dessa | já tenho | tenho outro compromisso \
        | estou a trabalhar | tô de plantão | tô com plantão | tô trabalhando | tô lisa | tô liso | que pena \
        | não tenho interesse | não estou interessado | não estou interessada | prefiro não | não quero \
        | é apertado | não vou conseguir ir | não consigo ir | não dá pra mim | não dá para mim | não rola \
        | não vai rolar | não me dá | não me é possível | não será possível | não é possível | não tenho como \
        | não tenho tempo | tenho compromisso | tenho outra coisa | já tenho coisa | já marquei outra coisa \
        | já combinei | tenho prova | tô viajando | estou de férias | estou de serviço | tô de folga não \
        | estou doente | tô doente | tô mal | tenho de recusar | recuso | declino | agradeço mas | obrigada mas \
        | fica pra outra | fica para outra | fica pra depois | deixa pra próxima | deixa para a próxima \
        | próxima vez | numa próxima | na próxima eu | prefiro ficar | sem condições | to sem grana | tô cansado \
        | tô cansada | desisto | passo dessa | passo desta vez | não vamos conseguir | não vamos poder \
        | não vou mesmo poder | não posso mesmo | não posso ir | não posso nesse dia | não posso nessa \
        | não posso neste | nesse dia não | nesse dia não posso | nessa hora não | a essa hora não \
        | a essa hora não posso | nesse horário não | esse dia não dá | esse horário não dá | essa semana não \
        | esta semana não | este fim de semana não | esse fds não | hoje não posso | hoje não dá \
        | hoje não consigo | hoje não rola | amanhã não posso | amanhã não dá | amanhã não consigo | sábado não \
        | sábado não posso | sábado não dá | sábado não consigo | domingo não | domingo não posso \
        | domingo não dá | sexta não | sexta não posso | sexta não dá | quinta não | quinta não posso \
        | quarta não | quarta não posso | terça não | terça não posso | segunda não | segunda não posso \
        | eu não posso | eu não vou | eu não consigo | eu passo | desta vez passo | desta passo | dessa eu passo \
        | dessa vez não | desta vez não | vou ter de passar | vou ter que passar | vou passar essa | vou faltar \
        | terei de faltar | tenho que recusar | vou ter que recusar | é-me impossível | não vai ser possível \
        | não creio que consiga | acho que não | acho que não consigo | acho que não vou | acho que não vai dar \
        | acho que não dá | fica difícil | fica complicado | tá difícil | tá complicado | está difícil \
        | está complicado | vai ficar puxado | fica puxado | tô atolado | tô atolada | tô na correria \
        | estou atolado | estou cheia de trabalho | estou cheio de trabalho | tô cheio de coisa \
        | tô cheia de coisa | tenho muita coisa | tenho aula | tenho treino | tenho plantão | estou de plantão \
        | estou de turno | tenho turno | tenho consulta | tenho médico | tenho jantar | tenho um jantar \
        | tenho um casamento | tenho casamento | tenho um aniversário | tenho aniversário | já tinha planos \
        | já tinha combinado | já tinha coisa | já combinei com | já combinei outra | já tenho outra coisa \
        | já tenho programa | tenho outro programa | tenho outros planos | eu tô fora | tô fora gente \
        | vou estar fora | estarei fora | estaremos fora | estou para fora | não vou estar | não estarei \
        | não estaremos | não vou estar cá | não estou cá | não estou por cá | não tô aqui | vou estar viajando \
        | estarei viajando | estou viajando | estou em viagem | estou adoentado | tô gripado | tô gripada \
        | estou de cama | fica pra outra vez | fica para outra altura | fica para outro dia | fica pra outro dia \
        | fica para depois | fica pra semana | combinamos outro dia | marcamos outro dia | outro dia combinamos \
        | numa próxima vez | numa outra | noutra altura | noutro dia | noutra vez | quem sabe na próxima \
        | quem sabe outro dia | na próxima vou | na próxima sem falta | deixa para outro dia \
        | deixa pra outro dia | deixa pra depois | deixem lá | sinto muito | sinto muito mas | peço desculpa mas \
        | desculpem mas | desculpa mas | desculpe mas | foi mal | foi mal mas | infelizmente não posso \
        | infelizmente não vou | infelizmente não vai | infelizmente não consigo | lamento mas | que pena não \
        | ai que pena | não tô podendo | sem grana | tô duro | tô dura | sem dinheiro | tô quebrado \
        | tô quebrada | não tô no clima | não tô afim | não me apetece | não estou com vontade | eu trabalho \
        | trabalho até | trabalho nesse | trabalho sábado | trabalho domingo | trabalho amanhã | vou trabalhar \
        | tenho de trabalhar | tenho que trabalhar | tô trabalhando nesse | tô lotada | tô lotado | estou lotada | estou lotado | tô cheia de coisa | tô cheio de coisa | tô atolada | tô atolado | estou atolada | estou atolado",
    ),
    (
        Instead,
        "em vez de | em vez | ao invés | antes para | mudar | muda | mudamos | mudou | mudança | passar para \
        | passa para | passa a | passou para | passamos para | adiar | adiado | adiada | adiamos | antecipar \
        | antecipado | antecipamos | remarcar | remarcado | remarcada | remarcamos | trocar | trocamos \
        | mais tarde | mais cedo | atrasado | atrasada | atraso | nova hora | nova data | novo horário \
        | novo local | afinal | então às | agora é | agora será | vai ser | será no | será na | deixar para \
        | tipo | lá para as | em lugar de | em vez das | em vez da | antes às | troca | adia | antecipada \
        | reagendar | reagendamento | reagendado | atrasou | atrasei | empurrar | melhor às \
        | uma hora mais tarde | uma hora mais cedo | uma hora depois | uma hora antes | meia hora mais tarde \
        | meia hora mais cedo | meia hora depois | mais pra tarde | mais para a tarde | mais pro fim \
        | outro horário | outro dia | outra data | nova sala | noutro sítio | em outro lugar | mudança de planos \
        | mudança de horário | mudança de local | alteração | alteramos | alterar | alterado | alterada \
        | passou pra | passa pra | passar pra | fica para as | fica pra | fica para | ficou para | ficou pra \
        | melhor na | melhor no | melhor à | pode ser às | pode ser no | pode ser na | vou atrasar \
        | vou me atrasar | vou chegar atrasado | vou chegar atrasada | chego mais tarde | só consigo às \
        | só consigo | só posso às | só posso | só dá | mudança de sala | mudança de data | alteração de horário \
        | alteração de hora | alteração de local | alteração de sala | horário alterado | nova partida \
        | em vez do | em vez disso | ao contrário de | mas antes | um pouco mais tarde | um pouco mais cedo \
        | um pouquinho mais tarde | um pouquinho mais cedo | um bocadinho mais tarde | um bocadinho mais cedo \
        | um bocado mais tarde | um bocado mais cedo | duas horas mais tarde | duas horas antes \
        | meia hora antes | meia horinha | um quarto de hora | mais pro final | mais cedinho | mais tardinho \
        | chego atrasado | chego atrasada | vou chegar mais tarde | chego um pouco | estou atrasado \
        | estou atrasada | tô atrasado | tô atrasada | atraso-me | atrasar-me | me atraso | só consigo depois \
        | só consigo a partir | só posso depois | só posso a partir | só dá depois | só depois das \
        | melhor depois | melhor depois das | melhor mais | melhor amanhã | melhor sábado | melhor domingo \
        | melhor deixar | prefiro na | prefiro no | prefiro às | prefiro mais | prefiro depois | ficava melhor \
        | fica melhor | trocado | trocada | trocar para | trocar pra | trocamos para | trocamos pra | troca para \
        | troca pra | adiar para | adiar pra | transferido | transferida | transferir | transferir para \
        | empurrar para | empurrar pra | antecipar para | antecipar pra | reagendar para | remarcar para \
        | remarcar pra | remarcação | noutra sala | noutro dia | noutra hora | noutro horário | em outra sala \
        | em outro local | em outro horário | passamos pra | passa para as | passa pras | passa pro | passou pro \
        | passar pro | deixar pra | deixa pra as | deixamos para | fica pro | ficou pro | só dps das | só dps \
        | dps das | depois das",
    ),
    (
        Off,
        "cancelado | cancelada | cancela | cancelar | cancelamos | foi cancelado | foi cancelada | está cancelado \
        | está cancelada | desmarcado | desmarcada | desmarcar | desmarcou | desmarco | desmarcamos | anulado \
        | anulada | suspenso | suspensa | já não é preciso | não é preciso | não precisa | não precisas \
        | não precisa mais | já não há | não há | não vai haver | não vai ter | não haverá | não se faz \
        | esquece | esqueçam | já está | não posso ir | não vou poder ir | não vou | fica sem efeito | cancelou \
        | cancelaram | não preciso mais | já não preciso | deixa estar | deixa quieto | não venhas | não venha \
        | já não vou | sem efeito | não faz sentido | furou | deu ruim | fechado para | não vai dar mais \
        | não vai acontecer | não se realiza | não se realizará | não haverá aula | não há aula | não há aulas \
        | não tem aula | não vai ter aula | não tem treino | não há treino | não tem ensaio | não há ensaio \
        | não há reunião | não vai ter reunião | tenho de cancelar | tenho que cancelar | temos de cancelar \
        | temos que cancelar | vou ter que cancelar | vou ter de cancelar | precisei cancelar | preciso cancelar \
        | preciso desmarcar | tenho de desmarcar | tenho que desmarcar | vou ter que desmarcar \
        | tive que desmarcar | já não posso | não posso mais | já não consigo | não consigo mais | já não dá \
        | não dá mais | afinal não | já não vamos | não vamos mais | não vou mais | não é mais preciso \
        | não precisa vir | não precisas de vir | não precisa trazer | pode esquecer | podes esquecer \
        | esquece isso | caiu | cancela aí | cancela isso | cancela tudo | cancelem | cancele | vou cancelar \
        | vamos cancelar | vou desmarcar | vamos desmarcar | desmarca aí | desmarquei | cancelei | pode cancelar \
        | podes cancelar | pode desmarcar | podes desmarcar | podemos cancelar | podemos desmarcar \
        | quero cancelar | quero desmarcar | queria cancelar | queria desmarcar | gostaria de cancelar \
        | gostaria de desmarcar | gostava de cancelar | gostava de desmarcar | melhor cancelar \
        | é melhor cancelar | ficou cancelado | ficou cancelada | foi suspenso | foi suspensa | está suspenso \
        | está suspensa | fica suspenso | fica suspensa | fica anulado | fica anulada | ficam canceladas \
        | ficam suspensas | ficam sem efeito | não vai rolar mais | não vai rolar | não rola mais \
        | não vai acontecer mais | não vai mais acontecer | não vai mais ter | não haverá treino \
        | não haverá ensaio | não haverá reunião | não haverá jogo | não vai haver aula | não vai haver treino \
        | não vai haver ensaio | não há jogo | não há catequese | não há escola | não tem jogo | não tem reunião \
        | não tem culto | não tem escola | não tem academia | hoje não tem | amanhã não tem | hoje não há \
        | amanhã não há | sem aula | sem treino | sem ensaio | já não venho | já não vens | já não vem \
        | não vem mais | não vamos ter | não nos vamos encontrar | já não nos vemos | não preciso mais que \
        | não precisas mais de | não precisa mais de | não é preciso que | não é mais necessário \
        | já não é necessário | não é necessário | não há necessidade | não tem necessidade \
        | não te preocupes com | não se preocupe com | não precisa se preocupar | não precisas de te preocupar \
        | nem precisa | nem precisas | pode tirar | esquece o | esquece a | esqueça o | esqueça a | miou | melou \
        | babou | flopou | foi por água abaixo",
    ),
    (
        Same,
        "mesma hora | mesmo horário | mesmo sítio | mesmo lugar | mesmo local | mesma sala | mesmo dia \
        | como sempre | como de costume | o sítio do costume | a hora de sempre | de sempre | à mesma hora \
        | do costume | o lugar de sempre | à mesma hora de sempre | no mesmo sítio | no mesmo lugar \
        | no mesmo local | no mesmo horário | na mesma sala | no sítio de sempre | no lugar de sempre \
        | no local de sempre | o mesmo de sempre | lugar de sempre | sítio de sempre | local de sempre \
        | horário de sempre | como da última vez | como da outra vez | como na última vez | como combinado \
        | como habitual | hora do costume | à hora do costume | mesmo link | mesmo restaurante | mesmo bar \
        | mesma quadra | mesmo campo | horário habitual | hora habitual | local habitual",
    ),
    (
        AsksTime,
        "(a/) (que/q) (hora/horas) | quando | que dia | qual dia | qual o dia | para quando | pra quando \
        | em que dia | qual o horário | que data | qual horário | qual a hora | que horário | a que hora \
        | que horas fica | que horas vai ser | que horas é | a que horas é | começo quando | quando começa \
        | quando posso | quando podes | quando pode | quando pode ser | quando consegue | quando consegues \
        | quando dá | quando te dá jeito | quando lhe dá jeito | quando fica bom | que dia fica bom \
        | que dia pode | que dia podes | que dias | quais dias | quais horários | qual dia pode",
    ),
    (
        Settled,
        "deixa que eu compro | deixa que eu levo | deixa que eu pago | deixa que eu faço | deixa que eu busco \
        | já busquei | já peguei | já levei | já mandei | já enviei | já entreguei | já liguei | já falei com \
        | já resolvi | já resolveu | já está pago | já está paga | já tá pago | já tá paga | já está feito \
        | já tá feito | já foi pago | já foi paga | já foi feito | já foi resolvido | já foi entregue | risca \
        | risca isso | pode riscar | podes riscar | tira da lista | já paguei | já comprei | já fiz | já tratei \
        | já reservei a | já comprou | já pagou | já levou | já buscou | já resolvemos | já pagámos \
        | já comprámos | já está comprado | já está comprada | já está tratado | já está resolvido \
        | já tá resolvido | já tá comprado | já fui buscar | já fui levantar | já levantei",
    ),
    (Moved, "(ficar/passar/mudar/adiar/remarcar/reagendar/antecipar/transferir/empurrar) (para/pra/pro)"),
];
