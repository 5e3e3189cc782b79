interface Paragraph {
  title: string;
  /** A standard and its required specifications must be met; an addressable one met, or its alternative documented. */
  kind: "standard" | "required" | "addressable";
}

/**
 * Paragraphs of 45 CFR part 164, subpart C, that a rule may cite: all of §164.312, and what rules need of its neighbours.
 *
 * @see https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-C
 */
export const SAFEGUARDS = {
  "164.308(a)(1)(ii)(A)": { title: "Risk analysis", kind: "required" },
  "164.308(a)(1)(ii)(B)": { title: "Risk management", kind: "required" },
  "164.308(a)(1)(ii)(D)": { title: "Information system activity review", kind: "required" },
  "164.308(a)(3)(i)": { title: "Workforce security", kind: "standard" },
  "164.308(a)(3)(ii)(A)": { title: "Authorization and/or supervision", kind: "addressable" },
  "164.308(a)(3)(ii)(B)": { title: "Workforce clearance procedure", kind: "addressable" },
  "164.308(a)(3)(ii)(C)": { title: "Termination procedures", kind: "addressable" },
  "164.308(a)(4)(i)": { title: "Information access management", kind: "standard" },
  "164.308(a)(4)(ii)(A)": {
    title: "Isolating health care clearinghouse functions",
    kind: "required",
  },
  "164.308(a)(4)(ii)(B)": { title: "Access authorization", kind: "addressable" },
  "164.308(a)(4)(ii)(C)": { title: "Access establishment and modification", kind: "addressable" },
  "164.308(a)(5)(ii)(A)": { title: "Security reminders", kind: "addressable" },
  "164.308(a)(5)(ii)(B)": { title: "Protection from malicious software", kind: "addressable" },
  "164.308(a)(5)(ii)(C)": { title: "Log-in monitoring", kind: "addressable" },
  "164.308(a)(5)(ii)(D)": { title: "Password management", kind: "addressable" },
  "164.308(a)(6)(i)": { title: "Security incident procedures", kind: "standard" },
  "164.308(a)(6)(ii)": { title: "Response and reporting", kind: "required" },
  "164.308(a)(7)(i)": { title: "Contingency plan", kind: "standard" },
  "164.308(a)(7)(ii)(A)": { title: "Data backup plan", kind: "required" },
  "164.308(a)(7)(ii)(B)": { title: "Disaster recovery plan", kind: "required" },
  "164.308(a)(7)(ii)(C)": { title: "Emergency mode operation plan", kind: "required" },
  "164.308(a)(8)": { title: "Evaluation", kind: "standard" },
  "164.310(d)(2)(iv)": { title: "Data backup and storage", kind: "addressable" },
  "164.312(a)(1)": { title: "Access control", kind: "standard" },
  "164.312(a)(2)(i)": { title: "Unique user identification", kind: "required" },
  "164.312(a)(2)(ii)": { title: "Emergency access procedure", kind: "required" },
  "164.312(a)(2)(iii)": { title: "Automatic logoff", kind: "addressable" },
  "164.312(a)(2)(iv)": { title: "Encryption and decryption", kind: "addressable" },
  "164.312(b)": { title: "Audit controls", kind: "standard" },
  "164.312(c)(1)": { title: "Integrity", kind: "standard" },
  "164.312(c)(2)": {
    title: "Mechanism to authenticate electronic protected health information",
    kind: "addressable",
  },
  "164.312(d)": { title: "Person or entity authentication", kind: "standard" },
  "164.312(e)(1)": { title: "Transmission security", kind: "standard" },
  "164.312(e)(2)(i)": { title: "Integrity controls", kind: "addressable" },
  "164.312(e)(2)(ii)": { title: "Encryption", kind: "addressable" },
  "164.314(b)(1)": { title: "Requirements for group health plans", kind: "standard" },
  "164.314(b)(2)": {
    title: "Implementation specifications for group health plans",
    kind: "required",
  },
  "164.316(b)(2)(i)": { title: "Time limit of documentation: six years", kind: "required" },
} as const satisfies Record<string, Paragraph>;

/** A paragraph that a rule may cite; a misspelt one does not compile. */
export type Safeguard = keyof typeof SAFEGUARDS;
