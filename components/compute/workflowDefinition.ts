/**
 * Seconds that an execution of a standard workflow may take: a year.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
const MAX_EXECUTION_SECONDS = 31_536_000;

/** One state, by the field names of the Amazon States Language. Values of other resources may be outputs. */
export interface WorkflowState {
  Type: "Choice" | "Fail" | "Map" | "Parallel" | "Pass" | "Succeed" | "Task" | "Wait";
  [field: string]: unknown;
}

/**
 * A state machine with a limit: without one, an execution that waits for an answer that was lost waits a year.
 *
 * @see https://states-language.net/spec.html
 */
export interface WorkflowDefinition {
  Comment: string;
  /** JSONPath unless said. */
  QueryLanguage?: "JSONata";
  StartAt: string;
  TimeoutSeconds: number;
  States: Readonly<Record<string, WorkflowState>>;
}

/** What has to hold of a definition, in words. */
export function definitionNeeds(definition: WorkflowDefinition): Record<string, boolean> {
  const { StartAt, States, TimeoutSeconds } = definition;
  const tasks = statesWithin(States).filter(({ Type }) => Type === "Task");
  return {
    "a state to start at": StartAt in States,
    [`TimeoutSeconds from 1 to ${String(MAX_EXECUTION_SECONDS)}`]:
      Number.isInteger(TimeoutSeconds) &&
      TimeoutSeconds >= 1 &&
      TimeoutSeconds <= MAX_EXECUTION_SECONDS,
    "a timeout for every task": tasks.every(
      (task) => "TimeoutSeconds" in task || "TimeoutSecondsPath" in task,
    ),
  };
}

/** The states themselves, with those that they run for each item or at the same time. */
function statesWithin(states: WorkflowDefinition["States"]): WorkflowState[] {
  return Object.values(states).flatMap((state) => {
    const { ItemProcessor: item, Branches: branches = [] } = state as NestingState;
    const nested = item === undefined ? branches : [item, ...branches];
    return [state, ...nested.flatMap(({ States }) => statesWithin(States))];
  });
}

interface NestingState {
  ItemProcessor?: Pick<WorkflowDefinition, "States">;
  Branches?: Pick<WorkflowDefinition, "States">[];
}
