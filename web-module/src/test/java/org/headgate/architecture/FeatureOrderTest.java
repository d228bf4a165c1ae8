package org.headgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Holds the order of the features in docs/architecture.md against the classes. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class FeatureOrderTest {

  private static final String ROOT = "org.headgate.";
  private static final Pattern BLOCK = Pattern.compile("```text\\n(common .*?)```", Pattern.DOTALL);
  private static final Pattern FEATURE = Pattern.compile("(?m)^([a-z]+) ");

  private final List<String> order = order();

  @ArchTest
  void everyFeatureIsDocumented(JavaClasses classes) {
    TreeSet<String> features = new TreeSet<>();
    classes.forEach(found -> features.add(feature(found)));

    assertThat(order).containsExactlyInAnyOrderElementsOf(features);
  }

  @ArchTest
  void featuresUseOnlyLowerFeatures(JavaClasses classes) {
    List<String> upward =
        classes.stream()
            .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
            .filter(this::isUpward)
            .map(Dependency::getDescription)
            .toList();

    assertThat(upward).isEmpty();
  }

  private boolean isUpward(Dependency dependency) {
    JavaClass target = dependency.getTargetClass();
    return target.getPackageName().startsWith(ROOT)
        && order.indexOf(feature(target)) > order.indexOf(feature(dependency.getOriginClass()));
  }

  private static String feature(JavaClass found) {
    String path = found.getPackageName().substring(ROOT.length());
    int end = path.indexOf('.');
    return end < 0 ? path : path.substring(0, end);
  }

  private static List<String> order() {
    MatchResult block =
        BLOCK
            .matcher(RepositoryFiles.text(RepositoryFiles.root().resolve("docs/architecture.md")))
            .results()
            .findFirst()
            .orElseThrow(AssertionError::new);
    return FEATURE.matcher(block.group(1)).results().map(line -> line.group(1)).toList();
  }
}
