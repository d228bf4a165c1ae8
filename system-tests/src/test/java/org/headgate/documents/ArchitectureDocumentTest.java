package org.headgate.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks docs/architecture.md against the tree: the dependencies of its modules against the poms,
 * and the names in its tables.
 */
class ArchitectureDocumentTest {

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern ARROWS = Pattern.compile("(?m)^([a-z-]+) +-> ?(.*)$");
  private static final Pattern OURS =
      Pattern.compile(
          "<groupId>org\\.headgate</groupId>\\s*<artifactId>([a-z-]+)</artifactId>(?!\\s*<version>)"
              + "((?:(?!</dependency>|</parent>|</artifactItem>).)*)",
          Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("[a-z-]+");
  private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");
  private static final Pattern FOLDER = Pattern.compile("`([a-z-]+/src/[\\w/]+)`");
  private static final String EVERYTHING = "everything";

  private final Project project = Project.found();

  @Test
  void modulesAndDependenciesMatchThePoms() {
    assertThat(ofTheDocument()).isEqualTo(ofThePoms());
  }

  @Test
  void namedMethodsAndFoldersExist() {
    String document = project.text("docs/architecture.md");
    assertThat(METHOD.matcher(document).results())
        .isNotEmpty()
        .allMatch(named -> project.hasMethod(named.group(1), named.group(2)));
    assertThat(FOLDER.matcher(document).results())
        .isNotEmpty()
        .allMatch(named -> project.has(project.root().resolve(named.group(1))));
  }

  private Map<String, Set<String>> ofTheDocument() {
    return ARROWS
        .matcher(project.text("docs/architecture.md"))
        .results()
        .collect(
            Collectors.toMap(
                arrow -> arrow.group(1),
                arrow -> words(arrow.group(2)),
                (one, other) -> one,
                TreeMap::new));
  }

  private Map<String, Set<String>> ofThePoms() {
    return MODULE
        .matcher(project.text("pom.xml"))
        .results()
        .map(module -> module.group(1))
        .distinct()
        .filter(module -> !module.startsWith("bench"))
        .collect(
            Collectors.toMap(
                module -> module, this::dependencies, (one, other) -> one, TreeMap::new));
  }

  private Set<String> dependencies(String module) {
    if (module.equals("system-tests")) {
      return Set.of(EVERYTHING);
    }
    return OURS.matcher(project.text(module + "/pom.xml"))
        .results()
        .filter(dependency -> !dependency.group(2).contains("<scope>test</scope>"))
        .map(dependency -> dependency.group(1))
        .filter(name -> !name.equals("headgate"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
