package eu.passerelle.style;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The habits of CONTRIBUTING.md and the design that a machine can see. */
@AnalyzeClasses(packages = "eu.passerelle", importOptions = ImportOption.DoNotIncludeTests.class)
class StyleTest {
    private static final String[] PURE = {
        "eu.passerelle.matching.assignment..",
        "eu.passerelle.matching.learning..",
        "eu.passerelle.matching.panels..",
        "eu.passerelle.matching.ranking..",
        "eu.passerelle.matching.query..",
        "eu.passerelle.planning.paths..",
        "eu.passerelle.scheduling.recurrence.."
    };

    @ArchTest
    static final ArchRule pure_cores_know_only_the_jdk = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "eu.passerelle.matching.assignment..",
                    "eu.passerelle.matching.learning..",
                    "eu.passerelle.matching.panels..",
                    "eu.passerelle.matching.ranking..",
                    "eu.passerelle.matching.query..",
                    "eu.passerelle.planning.paths..",
                    "eu.passerelle.scheduling.recurrence..",
                    "java..",
                    "org.jspecify..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pure_cores_do_not_look_at_the_clock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_clock_is_injected = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callMethod(java.time.ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule names_say_what_a_class_does = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Service");

    @ArchTest
    static final ArchRule public_means_that_another_package_needs_it = classes()
            .that(describe("are public and of their own file", StyleTest::isPublicAndTopLevel))
            .should(be(neededElsewhere()));

    @ArchTest
    static final ArchRule controllers_are_for_no_other_class = classes()
            .that()
            .areMetaAnnotatedWith(org.springframework.stereotype.Controller.class)
            .should()
            .notBePublic();

    private static boolean isPublicAndTopLevel(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.isTopLevelClass()
                && !type.getSimpleName().equals("package-info")
                && type.tryGetMethod("main", String[].class).isEmpty()
                && !type.getPackageName().equals("eu.passerelle.launch");
    }

    /** Used from another package, or mentioned by a public type beside it, through which others meet it. */
    private static DescribedPredicate<JavaClass> neededElsewhere() {
        return describe(
                "needed in another package",
                type -> type.getDirectDependenciesToSelf().stream()
                        .map(dependency -> dependency.getOriginClass())
                        .anyMatch(user -> !user.getPackage().equals(type.getPackage())
                                || isPublicAndTopLevel(topLevel(user))
                                        && !topLevel(user).equals(type)));
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(StyleTest::topLevel).orElse(type);
    }

    @Test
    void every_package_says_what_it_is_for_and_that_null_is_an_exception() {
        var java = SourceFiles.below(Path.of("src/main/java/eu/passerelle"), ".java");
        var packages = new TreeSet<String>();
        java.keySet().stream()
                .filter(file -> file.contains("/") && !file.startsWith("launch/"))
                .map(file -> file.substring(0, file.lastIndexOf('/')))
                .forEach(packages::add);
        assertThat(packages)
                .allSatisfy(folder -> assertThat(java.getOrDefault(folder + "/package-info.java", ""))
                        .as(folder)
                        .startsWith("/**")
                        .contains("@NullMarked"));
    }

    @Test
    void no_file_is_too_long_to_read() {
        assertThat(SourceFiles.below(SourceFiles.JAVA, ".java"))
                .allSatisfy((file, text) ->
                        assertThat(text.lines().count()).as(file).isLessThan(300));
    }
}
