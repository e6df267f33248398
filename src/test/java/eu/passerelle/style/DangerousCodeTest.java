package eu.passerelle.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has let attackers in elsewhere, and what nothing here needs. Where one part does need it, that part is named. */
class DangerousCodeTest {
    private record Danger(Pattern pattern, List<String> neededBy) {
        static Danger of(String pattern, String... neededBy) {
            return new Danger(Pattern.compile(pattern), List.of(neededBy));
        }
    }

    private static final Map<String, Danger> IN_JAVA = Map.of(
            "starting programs", Danger.of("\\bProcessBuilder\\b|\\.exec\\("),
            "running what is text", Danger.of("ScriptEngine|SpelExpressionParser|StringTemplateResolver|GroovyShell"),
            "asking directories by name", Danger.of("javax\\.naming|InitialContext"),
            "reading objects",
                    Danger.of("ObjectInputStream|XMLDecoder|enableDefaultTyping|activateDefaultTyping|@JsonTypeInfo"),
            "reading XML", Danger.of("DocumentBuilderFactory|SAXParserFactory|XMLInputFactory|TransformerFactory"),
            "old hashes", Danger.of("\"(?:MD5|MD4|SHA-?1)\"|HmacMD5"),
            "old ciphers", Danger.of("getInstance\\(\"(?:AES\"|AES/ECB|AES/CBC|DES|RC4|Blowfish)"),
            "trusting every server", Danger.of("X509TrustManager|NoopHostnameVerifier|TrustAllStrategy|trust_all"),
            "speaking HTTP past the guarded client",
                    Danger.of(
                            "java\\.net\\.http\\.|HttpURLConnection|openConnection\\(|RestClient|RestTemplate|WebClient|HttpClients\\.",
                            "kernel/outbound/PublicHttps.java",
                            "accounts/oidc/Providers.java",
                            "accounts/oidc/Registrations.java"),
            "chance that can be foreseen",
                    Danger.of(
                            "new Random\\(|Math\\.random|ThreadLocalRandom|SplittableRandom",
                            "scheduling/outside/OutsideCalendars.java",
                            "matching/evaluation/Bootstrap.java",
                            "matching/PastCases.java",
                            "matching/learning/Comparison.java",
                            "kernel/GraphTransactions.java",
                            "directory/NewExpert.java",
                            "webhooks/Deliveries.java"));

    private static final Map<String, Danger> IN_SCRIPTS = Map.of(
            "making markup of text", Danger.of("innerHTML|outerHTML|insertAdjacentHTML|document\\.write"),
            "running what is text", Danger.of("\\beval\\(|new Function|setTimeout\\(['\"]"),
            "keeping what belongs to a person", Danger.of("localStorage|sessionStorage|indexedDB|document\\.cookie"),
            "listening to other windows", Danger.of("postMessage|['\"]message['\"]"));

    @Test
    void the_code_does_nothing_dangerous() {
        assertThat(found(SourceFiles.below(Path.of("src/main/java/eu/passerelle"), ".java"), IN_JAVA))
                .isEmpty();
    }

    @Test
    void scripts_make_no_markup_run_no_text_and_keep_nothing() {
        Map<String, String> scripts = SourceFiles.below(Path.of("src/main/resources/static/js"), ".js");
        assertThat(scripts).isNotEmpty();
        assertThat(found(scripts, IN_SCRIPTS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "new ProcessBuilder(name).start()",
        "MessageDigest.getInstance(\"MD5\")",
        "Cipher.getInstance(\"AES\")",
        "double x = Math.random()",
        "HttpClient client = java.net.http.HttpClient.newHttpClient()"
    })
    void the_rule_sees_what_it_is_for(String code) {
        assertThat(found(Map.of("X.java", code), IN_JAVA)).hasSize(1);
    }

    private static List<String> found(Map<String, String> sources, Map<String, Danger> dangers) {
        var found = new ArrayList<String>();
        new TreeMap<>(sources)
                .forEach((file, text) -> dangers.forEach((what, danger) -> {
                    if (danger.pattern().matcher(text).find()
                            && !danger.neededBy().contains(file)) {
                        found.add(file + ": " + what);
                    }
                }));
        return found;
    }
}
