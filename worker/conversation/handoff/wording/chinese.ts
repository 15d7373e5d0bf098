import { list } from "./handoff-texts.ts";
import type { HandoffTexts } from "./handoff-texts.ts";

export const CHINESE: HandoffTexts = {
  announce: "请稍等，我正在询问同事能否接手。他们可以看到我们的全部对话，您无需重复。",
  notCertain: "根据我们的资料，我无法确切回答这个问题。",
  contradicts: "我们的资料在这一点上相互矛盾。",
  onlyHuman: "这个问题只能由同事回答。",
  nobody: "目前没有同事在线。请在此留下您的电子邮箱，同事会写信给您。在此期间我很乐意继续帮助您。",
  nobodyKnown: (email) =>
    `目前没有同事在线。我已将我们的对话留言给同事，他们会写信到 ${email}。在此期间我很乐意继续帮助您。`,
  alsoTell: (details) =>
    `另外请告诉我${list(details, { name: "您的姓名", phone: "您的电话", company: "您的公司" }, "和")}。`,
  busy: "同事们目前都在其他对话中。我会继续询问，一有空闲就为您转接。在此期间我很乐意继续帮助您。",
  leaveEmail: "如果您不想等待，请在此留下电子邮箱，同事会写信给您。",
  stillBusy: "同事们仍在忙。我会继续询问，您无需做任何操作。",
  stoppedAsking: "很抱歉，目前仍没有同事空闲。",
  someoneThere: "现在似乎有同事在线。需要我请他们接手吗？",
  offer: "根据我们的资料，我无法确切回答这个问题。您想和同事交谈吗？",
  yes: "好的，请转接",
  no: "不用了，谢谢",
  stay: "我继续问您",
  goOn: "好的。还需要我查什么吗？",
  emailSaved: (email) => `谢谢。同事会写信到 ${email}；如果地址有误，请把正确的地址发给我。还需要我查什么吗？`,
  emailInvalid: "这看起来不是完整的电子邮箱地址。请再发一次，例如 name@company.cn。",
  passedOn: "我已将它加入给同事的留言。",
  queueing: "同事们都在其他对话中。我正在为您排队。",
  inLine: (position, minutes) =>
    [
      "您正在排队等候同事。",
      position === null ? "" : `您的位置：${position}。`,
      minutes === null ? "" : `预计等待：约 ${minutes} 分钟。`,
      "在此期间您可以继续问我。",
    ].join(""),
  abuseWarning: "我理解您的不满，也很想帮助您。请保持礼貌：需要我为您查什么？",
  abuseEnd: "我在此结束对话。如有问题，欢迎再次来信。",
  nudge: "您还在吗？还需要我查什么吗？",
  idleEnd: "由于没有收到您的回复，我将关闭此对话。需要时请再写信给我。",
  fileReceived: "我无法打开文件。请用文字告诉我您需要什么，或要求人工服务，我会转交。",
};
