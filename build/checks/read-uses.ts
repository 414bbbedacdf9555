import { parse } from '@swc/core';

/** What a file uses of the world outside: modules, names imported from them, and globals with their first member. */
export type Uses = { readonly modules: ReadonlySet<string>; readonly names: ReadonlySet<string>; readonly globals: ReadonlySet<string> };

type Node = { readonly type: string; readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
const textOf = (value: unknown): string => (isNode(value) && typeof value['value'] === 'string' ? value['value'] : '');

/** Types are no use of anything; these few nodes of TypeScript hold expressions. */
const TYPED_EXPRESSIONS = new Set([
  'TsAsExpression',
  'TsNonNullExpression',
  'TsSatisfiesExpression',
  'TsConstAssertion',
  'TsTypeAssertion',
  'TsInstantiation',
  'TsExportAssignment',
]);

/** The children of a node that are values: names of members and keys are not uses of a global. */
function valueChildren(node: Node): readonly unknown[] {
  if (node.type === 'MemberExpression')
    return [node['object'], ...(isNode(node['property']) && node['property'].type === 'Computed' ? [node['property']] : [])];
  if (node.type === 'KeyValueProperty' || node.type === 'MethodProperty' || node.type === 'ClassMethod' || node.type === 'ClassProperty') {
    return Object.entries(node).flatMap(([key, value]) => (key === 'key' && isNode(value) && value.type !== 'Computed' ? [] : [value]));
  }
  return Object.values(node);
}

/** Reads what a source text uses. A global that the file declares as a name of its own is not counted. */
export async function readUses(source: string, isTsx: boolean): Promise<Uses> {
  const tree = await parse(source, { syntax: 'typescript', tsx: isTsx, target: 'es2024' });
  const modules = new Set<string>();
  const names = new Set<string>();
  const globals = new Set<string>();
  const declared = new Set<string>();

  function readImport(node: Node): void {
    if (node['typeOnly'] === true) return;
    const module = textOf(node['source']);
    const specifiers = (node['specifiers'] as readonly Node[]).filter((specifier) => specifier['isTypeOnly'] !== true);
    if (specifiers.length > 0 || (node['specifiers'] as readonly Node[]).length === 0) modules.add(module);
    for (const specifier of specifiers) {
      declared.add(textOf(specifier['local']));
      // A namespace or a default import gives everything.
      names.add(`${module}:${specifier.type === 'ImportSpecifier' ? textOf(specifier['imported'] ?? specifier['local']) : '*'}`);
    }
  }

  function declare(pattern: unknown): void {
    if (!isNode(pattern)) return;
    if (pattern.type === 'Identifier') declared.add(textOf(pattern));
    else for (const value of Object.values(pattern)) for (const child of Array.isArray(value) ? value : [value]) declare(child);
  }

  /** `const { a, b } = await import('m')` names what it takes, as a static import does. */
  function readDynamicImport({ id, init }: Node): boolean {
    if (!isNode(id) || id.type !== 'ObjectPattern' || !isNode(init) || init.type !== 'AwaitExpression') return false;
    const call = init['argument'];
    if (!isNode(call) || call.type !== 'CallExpression' || !isNode(call['callee']) || call['callee'].type !== 'Import') return false;
    const [first] = call['arguments'] as readonly { expression?: unknown }[];
    const module = textOf(first?.expression);
    modules.add(module);
    for (const property of id['properties'] as readonly Node[]) names.add(`${module}:${textOf(property['key']) || '*'}`);
    return true;
  }

  function visit(value: unknown): void {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    if (!isNode(value)) return Object.values(value).forEach(visit);
    if (value.type.startsWith('Ts') && !TYPED_EXPRESSIONS.has(value.type)) return;
    if (value.type === 'ImportDeclaration') return readImport(value);
    if (value.type === 'VariableDeclarator') {
      declare(value['id']);
      if (readDynamicImport(value)) return;
    }
    if (value.type === 'Parameter') declare(value['pat']);
    if (value.type === 'ArrowFunctionExpression') (value['params'] as readonly unknown[]).forEach(declare);
    if (value.type === 'FunctionDeclaration' || value.type === 'ClassDeclaration') declare(value['identifier']);
    if (value.type === 'CallExpression' && isNode(value['callee']) && value['callee'].type === 'Import') {
      const [first] = value['arguments'] as readonly { expression?: unknown }[];
      modules.add(textOf(first?.expression));
      names.add(`${textOf(first?.expression)}:*`);
    }
    if (value.type === 'Identifier') globals.add(textOf(value));
    if (value.type === 'MemberExpression' && isNode(value['object']) && value['object'].type === 'Identifier') {
      globals.add(`${textOf(value['object'])}.${textOf(value['property'])}`);
    }
    const isBareNew = value.type === 'NewExpression' && ((value['arguments'] as readonly unknown[] | null)?.length ?? 0) === 0;
    if (isBareNew) globals.add(`new ${textOf(value['callee'])}()`);
    valueChildren(value).forEach(visit);
  }
  visit(tree.body);
  const ownName = (name: string) => declared.has(name.replace(/^new /, '').split(/[.(]/)[0] ?? '');
  return { modules, names, globals: new Set([...globals].filter((name) => !ownName(name))) };
}
