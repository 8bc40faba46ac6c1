package io.incidentledger.api.fact;

/**
 * Who may see it: the labels of the Traffic Light Protocol.
 *
 * @see <a href="https://www.first.org/tlp/">FIRST, TLP 2.0</a>
 */
public enum Marking {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED
}
