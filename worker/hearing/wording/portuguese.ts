import type { Wording } from "./wording.ts";

export const PORTUGUESE: Wording = {
  blanks: true,
  lists: {
    party:
      "humano|humana|pessoa|pessoas|ser humano|atendente*|agente|operador*|representante|consultor*|alguém|engenheiro*|técnico*|especialista*|colega|responsável|supervisor|gerente|vendedor*|suporte ~1|atendimento ~1|departamento ~1|equipe ~1|equipa ~1|vendas|comercial",
    bot: "robô*|robot*|bot|chatbot|máquina|computador|ia|inteligência artificial",
    bad: "inútil|ridículo|ridícula|péssimo|péssima|horrível|terrível|um absurdo|absurdo|uma vergonha|vergonha|lixo|uma piada|piada|perda de tempo|uma perda de tempo|inaceitável|patético|um desastre|desastre|burro|idiota",
  },
  misspelt: "humano pessoa atendente engenheiro técnico especialista alguém falar transferir suporte",
  request: {
    alone:
      "humano|atendente|atendente humano|pessoa real|pessoa|agente|operador|suporte|suporte técnico|atendimento humano|engenheiro|consultor|supervisor",
    fillers: "um|uma|o|a|com|por favor|pf|olá|oi|sim|não|quero|preciso|falar|agora|já|real|de verdade|obrigado",
    patterns: [
      "(falar|falo|conversar|tratar|discutir|contactar|contatar) ~3 (com|a) ~3 <party>",
      "(quero|queria|preciso|gostaria|prefiro|desejo) ~4 (atendente*|humano|pessoa|operador|agente|alguém|ser humano|especialista|engenheiro|técnico)",
      "(passar|passe|transferir|transfira|transfere|encaminhar|encaminhe|conectar|ligar|pode me passar) ~4 (para|com|a) ~3 <party>",
      "<party> ~3 (me|nos) ~1 (ligar|ligue|contactar|contatar|atender|chamar|retornar)",
      "(me|nos) (ligue*|liguem|chame*|contacte*|contate*|retorne*)",
      "(ligar-me|ligue-me|liguem-me|contacte-me|me ligar de volta|retornar a ligação)",
      "(tem|há|existe|está) ~1 (alguém|uma pessoa|um humano|algum humano) ~2 (aí|aqui|disponível|real|que|com quem)",
      "(com quem|para quem) ~1 (posso|devo|podemos) ~2",
      "(não|chega|parar|pare|sem|cansado|farto) ~4 (falar|conversar|tratar|com|de|o) ~2 <bot>",
      "(pessoa|humano|alguém) (real|de verdade|que)",
    ],
    unless: [
      "não (preciso|quero|é necessário|precisa|me passe|me transfira|me ligue) ~4 <party>",
      "(falei|falou|conversei|falamos) ~3 com ~3 <party>",
      "agente* (de (limpeza|desmoldagem|cura|proteção)|químico|desmoldante)",
      "(uma|quantas|quantos|nosso|qual|que) (pessoa|pessoas|técnico|operador|operadores) ~1 (sozinha|precisa|pergunta|assina|são|consegue)",
    ],
  },
  offer: "(quer|deseja|gostaria|devo|posso) ~5 (colega|atendente|transfira|transferir|passar|falar|ligue|ligar)",
  consent: "^ (sim|claro|ok|por favor|pode|quero|certo|está bem|com certeza)",
  complaint: {
    strong: [
      "^ ~2 <bad> ~1 $",
      "(é|isso é|são|está) ~2 <bad>",
      "(segunda|terceira|quarta|quinta|enésima|última) vez ~2 (que|pergunto|digo)",
      "não (entende|entendem|entendeu|ajuda|serve|responde|respondeu|lê) ~3",
      "(já) (disse|falei|expliquei|perguntei|escrevi)",
      "(perdendo|perda|perder|perdi) ~3 (tempo|paciência)",
      "(quantas vezes) ~2 (preciso|tenho|vou|devo)",
      "(sempre|de novo|outra vez) ~2 (mesma|mesmo|errad*)",
      "(estou|muito) ~1 (irritad*|frustrad*|furios*|cansad*|fart*)",
      "(merda|droga|porra|caralho|que palhaçada|palhaçada|brincadeira)",
    ],
    mild: ["(errado|errada)", "(de novo|outra vez|ainda)", "(sério|pelo amor de deus|esquece)"],
    unless: ["(não entendo|brincadeira à parte)", "(ainda) (em|disponível)"],
    denial: "^ (não|errado|nada disso)",
  },
};
