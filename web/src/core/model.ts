// What goes over the wire, by the names the shells use.
import type { components } from "./schema.ts";

type Schemas = components["schemas"];

export type Problem = Schemas["Problem"];
export type Session = Schemas["Session"];
export type Kinds = Schemas["Kinds"];
export type Kind = Schemas["Kind"];
export type Field = Schemas["Field"];
export type Check = Schemas["Check"];
export type OptionList = Schemas["OptionList"];
export type Option = OptionList["option"][number];
export type Slice = Schemas["Slice"];
export type Household = Schemas["Household"];
export type Place = Schemas["Place"];
export type Colleague = Schemas["Colleague"];
export type OwnCount = Schemas["OwnCount"];
export type About = Schemas["About"];
export type Fact = Schemas["Fact"];
export type Answers = Schemas["Answers"];
export type RecordFact = Schemas["RecordFact"];
/** What phones push; the roster's commands come from elsewhere. */
export type Command = RecordFact | Schemas["WithdrawFact"] | Schemas["ExcuseDuty"];
export type Receipt = Schemas["Receipt"];
export type Head = Schemas["Head"];
export type Figure = Schemas["Figure"];
export type Headlines = Schemas["Headlines"];
export type Headline = Headlines["headlines"][number];
export type FigureRow = Schemas["FigureRow"];
export type Owing = Schemas["Owing"];
export type CountedFact = Schemas["CountedFact"];
export type HouseholdLine = Schemas["HouseholdLine"];
export type HouseholdFound = Schemas["HouseholdFound"];
export type PersonLine = Schemas["PersonLine"];
export type PersonPage = Schemas["PersonPage"];
export type Post = Schemas["Post"];
export type Responsible = Schemas["Responsible"];
export type VillagePage = Schemas["VillagePage"];
export type Named = Schemas["Named"];
export type Division = Schemas["Division"];
