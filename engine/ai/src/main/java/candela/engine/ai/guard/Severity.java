package candela.engine.ai.guard;

/** How much harm a finding may do. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH
}
