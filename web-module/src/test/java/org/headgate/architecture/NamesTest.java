package org.headgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and sizes: what a type and a package are called, and how much stands in one. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class NamesTest {

  /** Words that only builders of this application would understand, or that say nothing. */
  static final String PRIVATE_WORDS =
      ".*(?:Desk|Deeds?|Sights?|Bell|Pulse|Door|Postbox|Scribe|Entrant|Arrival|Beginning"
          + "|Rounds|Words|Trouble|Visitor|Oversight|Upkeep|Care|Pace|Turns?|Book|Manager|Helper"
          + "|Utils?|Impl|Processor)(?:[A-Z0-9$].*)?";

  @ArchTest
  static final ArchRule NAMES_ARE_PLAIN = noClasses().should().haveNameMatching(PRIVATE_WORDS);

  @ArchTest
  static void simpleNamesAreUnique(JavaClasses classes) {
    Map<String, List<String>> named =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(found -> !found.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    named.values().removeIf(names -> names.size() == 1);
    assertThat(named).isEmpty();
  }

  /** More is a second concept. */
  @ArchTest
  static void packageHasAtMostThirtyClasses(JavaClasses classes) {
    Map<String, Long> sizes =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    sizes.values().removeIf(size -> size <= 30);
    assertThat(sizes).isEmpty();
  }

  /** Contracts, resources and interfaces for others may be small; elsewhere a concept is cut. */
  private static final Pattern SEAM =
      Pattern.compile(
          "org\\.headgate\\.(?:.*\\.(?:api|web|forward)|client|agent|(?:personaldata|config)\\.service)");

  @ArchTest
  static void smallPackagesAreListedSeams(JavaClasses classes) {
    Map<String, Long> sizes =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(found -> !found.getSimpleName().equals("package-info"))
            .filter(found -> !SEAM.matcher(found.getPackageName()).matches())
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    sizes.values().removeIf(size -> size >= 3);
    assertThat(sizes).isEmpty();
  }
}
