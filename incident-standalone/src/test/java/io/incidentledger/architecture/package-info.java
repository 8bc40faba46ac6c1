/**
 * The rules of the architecture over all modules. Each is also held against a deliberate violator
 * in the package {@code canary}, where it must fail: a rule that cannot fail is decoration. Think
 * hard about the layering before changing one. It must never list classes that a rule is not held
 * against.
 */
@NullMarked
package io.incidentledger.architecture;

import org.jspecify.annotations.NullMarked;
