"""Writes mutants into sources, all at once: each asks at run time whether it is the chosen one.

An operator becomes one of the mutant's own, declared in a file that is added to the room, so that Swift itself finds how
far its sides reach. Nothing adds a line: what the compiler says of a line can be traced to the mutants on it.
"""
VARIABLE = "DESKHEAP_MUTANT"
COMMON = """\
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
KILOBYTES
private let chosenMutant = getenv("VARIABLE").flatMap { Int32(String(cString: $0)) } ?? -1
@inline(never) func isMutant(_ id: Int32) -> Bool { chosenMutant == id }
func mutated<T>(_ id: Int32, _ old: T, _ new: T) -> T { isMutant(id) ? new : old }
func negated(_ id: Int32, _ condition: Bool) -> Bool { isMutant(id) ? !condition : condition }
func mutatedMin<T: Comparable>(_ id: Int32, _ a: T, _ b: T) -> T { isMutant(id) ? max(a, b) : min(a, b) }
func mutatedMax<T: Comparable>(_ id: Int32, _ a: T, _ b: T) -> T { isMutant(id) ? min(a, b) : max(a, b) }
"""
SIMPLE = "func {op} {generic}(a: {left}, b: {right}) -> {result} {{ isMutant({id}) ? {new} : {old} }}"
# Each operator: its precedence, and for each pair of sides (generic clause, left, right, result, what it does as mutant).
TYPES = {
    "Comparison": [("<T: Comparable>", "T", "T", "Bool")],
    "Equality": [
        ("<T: Equatable>", "T", "T", "Bool"), ("<T>", "T?", "_OptionalNilComparisonType", "Bool"),
        ("<T>", "_OptionalNilComparisonType", "T?", "Bool"),
    ],
    "Sum": [
        ("<T: AdditiveArithmetic>", "T", "T", "T"), ("<T: RangeReplaceableCollection>", "T", "T", "T"),
        ("", "Kilobytes", "Kilobytes", "Kilobytes"),
    ],
    "Wrapping": [("<T: FixedWidthInteger>", "T", "T", "T")],
    "Product": [("<T: BinaryInteger>", "T", "T", "T"), ("", "Kilobytes", "Int64", "Kilobytes")],
    "Bits": [("<T: BinaryInteger>", "T", "T", "T")],
    "Shift": [("<T: BinaryInteger, S: BinaryInteger>", "T", "S", "T")],
}  # fmt: skip
OPERATORS = {
    **{name: ("ComparisonPrecedence", "Comparison") for name in ("<", "<=", ">", ">=")},
    **{name: ("ComparisonPrecedence", "Equality") for name in ("==", "!=")},
    **{name: ("AdditionPrecedence", "Sum") for name in ("+", "-")},
    **{name: ("AdditionPrecedence", "Wrapping") for name in ("&+", "&-")},
    **{name: ("MultiplicationPrecedence", "Product") for name in ("*", "/", "%")},
    "&*": ("MultiplicationPrecedence", "Wrapping"),
    **{name: ("AdditionPrecedence", "Bits") for name in ("|", "^")},
    "&": ("MultiplicationPrecedence", "Bits"),
    **{name: ("BitwiseShiftPrecedence", "Shift") for name in ("<<", ">>")},
}
# Those that are not of one shape.
OTHERS = {
    "&&": ("LogicalConjunctionPrecedence",
           ["func {op} (a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool {{ isMutant({id}) ? try a || b() : try a && b() }}"]),
    "||": ("LogicalDisjunctionPrecedence",
           ["func {op} (a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool {{ isMutant({id}) ? try a && b() : try a || b() }}"]),
    "??": ("NilCoalescingPrecedence",
           ["func {op} <T>(a: T?, b: @autoclosure () throws -> T) rethrows -> T {{ isMutant({id}) ? try b() : try a ?? b() }}",
            "func {op} <T>(a: T?, b: @autoclosure () throws -> T?) rethrows -> T? {{ isMutant({id}) ? try b() : try a ?? b() }}"]),
    "..<": ("RangeFormationPrecedence",
            ["func {op} <T: Strideable>(a: T, b: T) -> Range<T> where T.Stride: SignedInteger {{ a..<b.advanced(by: isMutant({id}) ? 1 : 0) }}"]),
    "...": ("RangeFormationPrecedence",
            ["func {op} <T: Strideable>(a: T, b: T) -> ClosedRange<T> where T.Stride: SignedInteger {{ a...b.advanced(by: isMutant({id}) ? -1 : 0) }}"]),
    "+=": ("AssignmentPrecedence",
           ["func {op} <T: AdditiveArithmetic>(a: inout T, b: T) {{ if isMutant({id}) {{ a -= b }} else {{ a += b }} }}",
            "func {op} <T: RangeReplaceableCollection, S: Sequence>(a: inout T, b: S) where S.Element == T.Element {{ if !isMutant({id}) {{ a += b }} }}"]),
    "-=": ("AssignmentPrecedence",
           ["func {op} <T: AdditiveArithmetic>(a: inout T, b: T) {{ if isMutant({id}) {{ a += b }} else {{ a -= b }} }}"]),
    "|=": ("AssignmentPrecedence",
           ["func {op} <T: BinaryInteger>(a: inout T, b: T) {{ if isMutant({id}) {{ a &= b }} else {{ a |= b }} }}"]),
}  # fmt: skip


def symbol(identifier):
    """The operator of a mutant: two of Unicode's mathematical operators."""
    return chr(0x2200 + identifier // 256) + chr(0x2200 + identifier % 256)


def declaration(identifier, name, swap, knows_kilobytes):
    """What declares the operator of one mutant."""
    op = symbol(identifier)
    if name == "!":
        return [f"prefix operator {op}", f"prefix func {op} (a: Bool) -> Bool {{ isMutant({identifier}) ? a : !a }}"]
    if name in OTHERS:
        precedence, functions = OTHERS[name]
        return [f"infix operator {op} : {precedence}"] + [text.format(op=op, id=identifier) for text in functions]
    precedence, shape = OPERATORS[name]
    lines = [f"infix operator {op} : {precedence}"]
    for generic, left, right, result in TYPES[shape]:
        if left == "Kilobytes" and (not knows_kilobytes or name not in "+-*"):
            continue
        new = "a" if "Range" in generic or right == "Int64" else f"a {swap} b"
        if "Range" in generic and name != "+":
            continue
        lines.append(SIMPLE.format(
            op=op, id=identifier, generic=generic, left=left, right=right, result=result, new=new, old=f"a {name} b"))
    return lines


def room_file(mutants, knows_kilobytes, swaps):
    """The file that a room needs for its `mutants`, pairs of number and place."""
    imports = "import DesktopHeap" if knows_kilobytes == "import" else ""
    lines = [COMMON.replace("KILOBYTES", imports).replace("VARIABLE", VARIABLE)]
    for identifier, place in mutants:
        if place.operator:
            lines += declaration(identifier, place.operator, swaps.get(place.operator), bool(knows_kilobytes))
    return "\n".join(lines) + "\n"


def rewritten(text, mutants):
    """`text` with all of `mutants` in it, pairs of number and place."""
    pieces = []
    for identifier, place in mutants:
        before = place.before.format(id=identifier, op=symbol(identifier))
        if place.behind is None:
            pieces.append((place.start, 1, -place.end, before, place.end))
        else:
            pieces.append((place.start, 0, -place.end, before, place.start))
            # What begins last ends first.
            pieces.append((place.end, -1, -place.start, place.behind.format(), place.end))
    result, position = [], 0
    for start, _, _, new, end in sorted(pieces):
        result += [text[position:start], new]
        position = end
    return "".join(result) + text[position:]
