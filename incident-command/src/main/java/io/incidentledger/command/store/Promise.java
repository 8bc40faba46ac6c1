package io.incidentledger.command.store;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of something that another thread does.
 *
 * @param <T> what comes of it
 */
final class Promise<T> {
    private volatile @Nullable T value;
    private volatile @Nullable Throwable failure;

    void succeed(T with) {
        value = with;
    }

    void fail(Throwable why) {
        failure = why;
    }

    /**
     * What came of it.
     *
     * @throws RuntimeException or an Error, if that is why it failed
     */
    T get() {
        switch (failure) {
            case null -> {}
            case RuntimeException own -> throw own;
            case Error own -> throw own;
            case Throwable other -> throw new IllegalStateException(other);
        }
        T result = value;
        if (result == null) {
            throw new IllegalStateException("nobody has done it");
        }
        return result;
    }
}
