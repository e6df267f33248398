package eu.passerelle.kernel;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who is in a transaction of this process now. The database names the two that wait for each other by numbers; here it is
 * told from where in the code they come. The other one of a deadlock goes on. Mostly it is still underway when it is asked
 * for; it may also be through by then, or belong to another process.
 */
final class Underway {
    private static final String PRODUCT = "eu.passerelle.";
    /** What is in between for everybody. */
    private static final Pattern MACHINERY = Pattern.compile("(Underway|GraphTransactions|Commands)\\b.*");

    private static final int FRAMES = 8;
    /** A stack is only to be had by stopping whose it is. */
    private static final int OTHERS = 16;

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    <T> T during(Supplier<T> work) {
        threads.add(Thread.currentThread());
        try {
            return work.get();
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    /** The one who asks first; of many others only some. */
    String described() {
        String others = threads.stream()
                .filter(thread -> !thread.equals(Thread.currentThread()))
                .limit(OTHERS)
                .map(Underway::described)
                .sorted()
                .collect(Collectors.joining("; "));
        return "it was " + described(Thread.currentThread()) + "; underway beside it: "
                + (others.isEmpty() ? "nothing in this process" : others);
    }

    private static String described(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(PRODUCT))
                .map(frame ->
                        simpleName(frame.getClassName()) + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .filter(frame -> !MACHINERY.matcher(frame).matches())
                .limit(FRAMES)
                .collect(Collectors.joining(" < "));
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
