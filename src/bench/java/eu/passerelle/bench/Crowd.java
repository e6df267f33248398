package eu.passerelle.bench;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Several who work at once, each on the next thing as soon as the last is done. */
record Crowd(int size) {
    static Crowd of(int size) {
        return new Crowd(size);
    }

    <T> void run(List<T> things, Consumer<T> work) {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(size)) {
            List<Future<?>> all = IntStream.range(0, size)
                    .<Future<?>>mapToObj(one -> threads.submit(() -> {
                        for (int i = next.getAndIncrement(); i < things.size(); i = next.getAndIncrement()) {
                            work.accept(things.get(i));
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
