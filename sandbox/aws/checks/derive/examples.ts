import ts from "typescript";

import { UNKNOWN } from "../../typeSchema.ts";

/** A resource that an example of the package declares. */
export interface Example {
  /** Module and class, such as `ec2.RouteTable`. */
  readonly type: string;
  /** What the example gives literally; the rest is unknown, as it would be in a preview. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The resources that the TypeScript examples in a comment declare: programs that must not be refused. */
export function examplesIn(comment: string): Example[] {
  const blocks = [...comment.matchAll(/```typescript\n([\s\S]*?)```/g)].map(
    ([, code = ""]) => code,
  );
  return blocks.flatMap((code) =>
    declaredIn(code.replaceAll("&#64;", "@").replaceAll("*&#47;", "*/")),
  );
}

function declaredIn(code: string): Example[] {
  const found: Example[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isNewExpression(node)) found.push(...exampleOf(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022));
  return found;
}

function exampleOf({ expression, arguments: given }: ts.NewExpression): Example[] {
  const args = given?.[1];
  if (args === undefined || !ts.isObjectLiteralExpression(args)) return [];
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const inner = expression.expression;
  if (!ts.isPropertyAccessExpression(inner)) return [];
  const type = `${inner.name.text}.${expression.name.text}`;
  return [{ type, inputs: objectOf(args) }];
}

function valueOf(node: ts.Expression): unknown {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(valueOf);
  if (ts.isObjectLiteralExpression(node)) return objectOf(node);
  if (ts.isPrefixUnaryExpression(node)) return negated(valueOf(node.operand));
  return KEYWORDS.get(node.kind) ?? UNKNOWN;
}

const KEYWORDS: ReadonlyMap<ts.SyntaxKind, boolean> = new Map([
  [ts.SyntaxKind.TrueKeyword, true],
  [ts.SyntaxKind.FalseKeyword, false],
]);

/** Of prefixes the examples have the minus only. */
function negated(value: unknown): unknown {
  return typeof value === "number" ? -value : UNKNOWN;
}

function objectOf(node: ts.ObjectLiteralExpression): Record<string, unknown> {
  return Object.fromEntries(
    node.properties
      .filter(ts.isPropertyAssignment)
      .map((one) => [nameOf(one.name), valueOf(one.initializer)]),
  );
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}
