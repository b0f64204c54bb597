// The words that a form needs from its shell.
export interface FormWords {
    required: string;
    fill: string;
    optional: string;
    optional_hint: string;
    several: string;
    yuan: string;
    left: (count: number) => string;
    step: { less: string; more: string };
    pick_person: { seek: string; none_found: string; at_hand: number };
    pick_household: { seek: string; none_found: string; at_hand: number };
}
