/** What the bot says in its own words, whatever the model. */
export const texts = {
  nobodyAvailable:
    "None of my colleagues is available right now. If you leave your e-mail address here, one of them will write to you. Meanwhile I am glad to go on helping.",
  nobodyAvailableKnown: (email: string) =>
    `None of my colleagues is available right now. I have told them; they will write to ${email}. Meanwhile I am glad to go on helping.`,
  emailSaved: (email: string) =>
    `Thank you. A colleague will write to ${email}. Is there anything else I can look up for you?`,
  fileReceived:
    "I cannot open files. Tell me in words what you need from it, or ask for a person and I will pass it on.",
} as const;
