package eu.passerelle.launch;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

/**
 * The entry point. It is compiled for Java 17, unlike the rest, so that an older Java gets a sentence and not a linkage error.
 */
public final class Main {
    private static final int REQUIRED_JAVA = 25;

    private Main() {}

    public static void main(String[] args) throws Throwable {
        int java = Runtime.version().feature();
        if (java < REQUIRED_JAVA) {
            System.err.println("Passerelle needs Java " + REQUIRED_JAVA + " or newer, but this is Java " + java + " ("
                    + System.getProperty("java.home") + "). Maybe set JAVA_HOME to a JDK " + REQUIRED_JAVA + ".");
            System.exit(1);
        }
        try {
            Class.forName(application(Arrays.asList(args)))
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static String application(List<String> words) {
        if (!words.isEmpty() && words.get(0).equals("evaluate")) {
            return "eu.passerelle.matching.evaluation.Evaluate";
        }
        if (words.contains("audit")) {
            return "eu.passerelle.privacy.AuditApplication";
        }
        return words.contains("export") || words.contains("import")
                ? "eu.passerelle.archive.ArchiveApplication"
                : "eu.passerelle.PasserelleApplication";
    }
}
