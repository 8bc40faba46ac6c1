package io.incidentledger.api.investigation;

/**
 * How well founded a finding is, in the judgement of those who made it; apart from how likely it
 * is.
 *
 * @see <a href="https://www.dni.gov/files/documents/ICD/ICD-203.pdf">Intelligence Community
 *     Directive 203, Analytic Standards</a>
 */
public enum Confidence {
    LOW,
    MODERATE,
    HIGH
}
