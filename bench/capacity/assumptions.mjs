// What the simulation supposes. Each row says where it comes from: a published case (tests/samples/published.json), a
// requirement (docs/domain.md), a public table, or that it is a guess. Rates are those of a county in which the
// register is in full use; low, mid and high.

/** Counties of each size of chain. */
export const PLACES = [
  { key: "city", name: "city 市", counties: 9 },
  { key: "province", name: "province 省", counties: 92 },
  { key: "country", name: "country 全国", counties: 2_853 },
];

export const LEVELS = ["low", "mid", "high"];

export const YEARS = 10;

const GUESS = "guess";

export const ASSUMPTIONS = [
  {
    key: "lots", words: "lots 批次 filed, a county and year", values: [1.5, 8, 34],
    source: "low: FJ-09, 62 projects in 46 months in a city of 11 counties. High: each of some 170 villages once in " +
      "a monitoring period of five years (FJ-01). Mid: guess",
  },
  {
    key: "ticketsPerLot", words: "tickets 碳票 of a lot", values: [1, 4, 30],
    source: "low: most published issues. Mid: HN-03, four farmers, four tickets. High: guess below YN-01, 91 at once",
  },
  {
    key: "personsPerTicket", words: "persons 权利人 entered for a ticket", values: [0.5, 0.8, 1],
    source: "YN-01: 50 households for 91 tickets; FJ-01: one village for one",
  },
  {
    key: "sales", words: "sales of parts of a ticket, in all", values: [1, 3, 10],
    source: "low: GS-01. Mid: HN-01, 1,135 deals on 327,000 t, with the mean ticket of YN-01 (843 t). High: guess, " +
      "the small deals of HN-01 (28 t)",
  },
  {
    key: "personsPerSale", words: "buyers entered for a sale", values: [0.5, 0.7, 0.9], source: GUESS,
  },
  {
    key: "pledges", words: "pledges 质押 on a lot, in all", values: [0.1, 0.2, 0.5],
    source: "five pledges beside fourteen issues among the published cases, where the press prefers them; the rest " +
      "is a guess",
  },
  {
    key: "renewals", words: "renewals of a pledge", values: [0, 0.3, 1], source: GUESS,
  },
  {
    key: "cases", words: "damage cases 案件, a county and year", values: [1, 3, 12],
    source: "mid: FJ-12, nine cases in one county in some three years",
  },
  {
    key: "parties", words: "parties that subscribe in a case", values: [1, 2, 3],
    source: "mid: FJ-12, 18 parties in 9 cases",
  },
  {
    key: "offsets", words: "events and firms that offset 抵消, a county and year", values: [1, 10, 200],
    source: "N-40, W-14: offices, firms, scenic spots and citizens, by the year; the numbers are a guess",
  },
  {
    key: "emitters", words: "emitters with a quota 额度, a county", values: [0, 0, 20],
    source: "O-2 alone knows them; the number is a guess",
  },
  {
    key: "freezes", words: "freezes 冻结 on 1,000 live tickets a year", values: [1, 3, 10], source: GUESS,
  },
  {
    key: "losses", words: "losses 挂失 on 1,000 live tickets a year", values: [1, 3, 10], source: GUESS,
  },
  {
    key: "changes", words: "changes 变更登记 on 1,000 live tickets a year", values: [2, 10, 30], source: GUESS,
  },
  {
    key: "dividends", words: "dividends 分红 on 1,000 live tickets a year", values: [0, 20, 100],
    source: "FJ-04 paid outside the register; the numbers are a guess",
  },
  {
    key: "payees", words: "owners paid of a dividend", values: [1, 3, 10],
    source: "at most 64 owners; the numbers are a guess",
  },
  {
    key: "complaints", words: "complaints 举报, a county and year", values: [0.2, 1, 5],
    source: "N-51; the numbers are a guess",
  },
  {
    key: "corrections", words: "corrections asked of an application", values: [0.1, 0.3, 0.6], source: GUESS,
  },
  {
    key: "approvals", words: "approvals of an application before filing", values: [2, 3, 4],
    source: "policies: two tiers (O-4); three offices in turn (N-4), with the title audit four (N-3)",
  },
  {
    key: "reversals", words: "reversals 碳损失 of a lot, in all", values: [0.005, 0.01, 0.03],
    source: "X-8; the numbers are a guess",
  },
  {
    key: "usedUp", words: "share of tickets and sold parts used up in the next year", values: [0.3, 0.5, 0.8],
    source: GUESS,
  },
  {
    key: "lastDay", words: "share of a year's sales, offsets and quotas on its last working day",
    values: [0.02, 0.05, 0.15],
    source: "by-the-year buying (N-40, O-2) and one deadline; the numbers are a guess",
  },
  {
    key: "review", words: "share of a year's applications that come on its last working day",
    values: [0.01, 0.03, 0.1],
    source: "what comes then is due 15 working days later (N-13); the numbers are a guess",
  },
  {
    key: "busiestHour", words: "share of a day's acts in its busiest hour", values: [0.15, 0.25, 0.5],
    source: "an even day of eight hours would have 0.125; the numbers are a guess",
  },
];

/** Share of counties in which the register is in full use, in each year: a straight line to all in the last. */
export const rollOut = (year) => year / YEARS;

export const at = (level) => {
  const turn = LEVELS.indexOf(level);
  return Object.fromEntries(ASSUMPTIONS.map(({ key, values }) => [key, values[turn]]));
};
