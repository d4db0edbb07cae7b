/** Everyone in the demo is invented. */
export const host = {
  email: "ines@daybook.example",
  password: "teach-me-to-turn",
  name: "Ines Duarte",
  tagline: "Duarte Dance, Lisbon",
  handle: "ines",
  timezone: "Europe/Lisbon",
};

export const schedule = {
  name: "Teaching hours",
  timezone: "Europe/Lisbon",
  hours: [
    { days: [1, 3, 4, 5], start: "09:00", end: "19:00" },
    { days: [2], start: "09:00", end: "13:00" },
    { days: [2], start: "15:00", end: "19:00" },
  ],
};

const STUDIO = { kind: "in_person", value: "Largo Studios, studio 4, Rua do Século 9, Lisbon" };

export const eventTypes = [
  {
    title: "Private lesson",
    slug: "private-lesson",
    ink: "sky",
    durations: [60, 30, 90],
    location: STUDIO,
    price: "€45, paid at the studio",
    changeNotice: 1440,
    minimumNotice: 0,
    description:
      "One hour on what you need next: technique, a piece you’re setting, or an audition. Bring shoes you can turn in. We start on time; the studio locks its front door ten minutes past the hour.",
    questions: [
      { id: "wants", kind: "long_text", label: "What would you like to work on?", required: true },
      {
        id: "danced",
        kind: "choice",
        label: "How long have you danced?",
        required: false,
        options: ["Not yet", "A year or two", "Longer"],
      },
      {
        id: "phone",
        kind: "phone",
        label: "A number for the day itself",
        required: false,
        help: "Only if the studio has to move us.",
      },
    ],
  },
  {
    title: "Intro call",
    slug: "intro-call",
    ink: "ochre",
    durations: [20],
    slotInterval: 20,
    minimumNotice: 60,
    location: { kind: "phone", value: "I call you" },
    description: "Twenty minutes to find out whether we fit.",
    questions: [{ id: "phone", kind: "phone", label: "Which number shall I call?", required: true }],
  },
  {
    title: "Coaching",
    slug: "coaching",
    ink: "plum",
    durations: [90],
    bufferBefore: 30,
    bufferAfter: 30,
    minimumNotice: 1440,
    location: { kind: "custom", value: "At your studio" },
    description: "For companies and schools: I come to you. Half an hour is kept clear on both sides for the way.",
    questions: [{ id: "address", kind: "text", label: "Where is your studio?", required: true }],
  },
  {
    title: "Autumn workshop, planning",
    slug: "workshop-planning",
    ink: "lagoon",
    durations: [45],
    location: { kind: "link", value: "https://meet.example/ines" },
    description: "For partners of the autumn workshop.",
    questions: [],
    hidden: true,
  },
  {
    title: "Summer technique",
    slug: "summer-technique",
    ink: "moss",
    durations: [45],
    location: STUDIO,
    description: "Back in June.",
    questions: [],
    paused: true,
  },
] as const;

export const invitees = [
  ["Jonas Lindqvist", "Turns to the left, and getting out of them without a wobble."],
  ["Aino Lehto", "An audition piece, ninety seconds."],
  ["Samir Haddad", "Balance after the break."],
  ["Dana Petrov", "Adagio, and breathing."],
  ["Rui Matos", "Partnering basics."],
  ["Sol Ferrer", "A choreography for two."],
  ["Marek Dvořák", "Floor work without bruises."],
  ["Bea Monteiro", "Coming back after an injury."],
  ["Tomás Reis", "Pirouettes."],
  ["Noor Bakker", "Musicality."],
] as const;

/** When somebody comes: ISO weekday, wall time, event type's slug, duration in minutes. */
export const usualWeek = [
  [1, "11:00", "private-lesson", 60],
  [1, "14:00", "intro-call", 20],
  [1, "16:00", "private-lesson", 90],
  [2, "09:30", "private-lesson", 60],
  [2, "12:00", "private-lesson", 60],
  [2, "17:30", "intro-call", 20],
  [3, "13:00", "intro-call", 20],
  [3, "15:00", "private-lesson", 60],
  [3, "17:00", "private-lesson", 60],
  [4, "09:00", "private-lesson", 60],
  [4, "12:30", "private-lesson", 60],
  [4, "15:30", "coaching", 90],
  [5, "09:00", "private-lesson", 60],
  [5, "10:20", "intro-call", 20],
  [5, "12:00", "private-lesson", 30],
] as const;

/** What Ines's other calendar says: ISO weekday, wall times, words. */
export const elsewhere = [
  [3, "09:00", "11:30", "Rehearsal"],
  [5, "14:00", "18:00", "Company class"],
] as const;
