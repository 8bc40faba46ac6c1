package io.incidentledger.command.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Does for many at once what each of them waits for. Whoever finds nobody at work works at once, in
 * its own thread, so that who comes alone waits for nothing; those that come meanwhile are served
 * together by the first of them. Any number of threads.
 *
 * @param <T> what is asked for; it also takes what has become of it
 */
final class Combiner<T> {
    /** One that waits; its turn is true when it is to work, false when it has been served. */
    private record Waiting<T>(T asked, CompletableFuture<Boolean> turn) {}

    private final int most;
    private final Consumer<List<T>> work;
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * @param most how many are served at once
     * @param work serves some, in the order in which they came; must not throw
     */
    Combiner(int most, Consumer<List<T>> work) {
        this.most = most;
        this.work = work;
    }

    /** Returns when it has been served. */
    void serve(T asked) {
        Waiting<T> own = new Waiting<>(asked, new CompletableFuture<>());
        if (enter(own) || own.turn().join()) {
            List<Waiting<T>> group = group();
            try {
                work.accept(group.stream().map(Waiting::asked).toList());
            } finally {
                group.forEach(it -> it.turn().complete(false));
                leave();
            }
        }
    }

    /** Whether nobody is at work: then it is this one's turn. */
    private synchronized boolean enter(Waiting<T> own) {
        waiting.add(own);
        boolean first = !busy;
        busy = true;
        return first;
    }

    /** The first of those who wait; the caller is at their head. */
    private synchronized List<Waiting<T>> group() {
        List<Waiting<T>> group = new ArrayList<>();
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        return group;
    }

    private synchronized void leave() {
        Waiting<T> next = waiting.peek();
        if (next == null) {
            busy = false;
        } else {
            next.turn().complete(true);
        }
    }
}
