package io.incidentledger.embedded;

/**
 * A PostgreSQL role that may log in.
 *
 * @param name 1 to 63 lower-case letters, digits and underscores, a letter first
 * @param password not blank
 */
public record Role(String name, String password) {

    public Role {
        Names.check(name);
        if (password.isBlank()) {
            throw new IllegalArgumentException("The role " + name + " needs a password");
        }
    }

    /** The name alone, because what is printed ends up in logs. */
    @Override
    public String toString() {
        return "Role[" + name + "]";
    }
}
