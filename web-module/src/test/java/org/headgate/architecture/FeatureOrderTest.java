package org.headgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the order of the features in docs/architecture.md against the classes. */
class FeatureOrderTest {

  private static final String ROOT = "org.headgate.";
  private static final Pattern BLOCK = Pattern.compile("```text\\n(common .*?)```", Pattern.DOTALL);
  private static final Pattern FEATURE = Pattern.compile("(?m)^([a-z]+) ");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.headgate");

  private final List<String> order = order();

  @Test
  void eachFeatureIsInTheDocument() {
    TreeSet<String> features = new TreeSet<>();
    CLASSES.forEach(found -> features.add(feature(found)));

    assertThat(order).containsExactlyInAnyOrderElementsOf(features);
  }

  @Test
  void noFeatureUsesAHigherOne() {
    List<String> upward =
        CLASSES.stream()
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
        BLOCK.matcher(document()).results().findFirst().orElseThrow(AssertionError::new);
    return FEATURE.matcher(block.group(1)).results().map(line -> line.group(1)).toList();
  }

  private static String document() {
    Path start = Path.of("").toAbsolutePath();
    Path file =
        Stream.iterate(start, directory -> directory != null, Path::getParent)
            .map(directory -> directory.resolve("docs/architecture.md"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no docs/architecture.md above " + start));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}
