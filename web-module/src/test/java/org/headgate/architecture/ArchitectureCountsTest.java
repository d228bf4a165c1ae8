package org.headgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what the architecture is made of, and prints it: entities, stateless beans with a
 * persistence context, annotations of fault tolerance, classes in each package.
 */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureCountsTest {

  private static final int TABLES = 48;

  /**
   * db-scheduler's table, the operator lane's thirteen, a counter, the nodes of the dispatcher, how
   * far syslog is, and the lines of an import, those that wait and those that were refused.
   */
  private static final int TABLES_WITHOUT_ENTITY = 19;

  private static final String FAULT_TOLERANCE = "org.eclipse.microprofile.faulttolerance.";

  @ArchTest
  static void everyTableHasAnEntity(JavaClasses classes) {
    long entities = classes.stream().filter(type -> type.isAnnotatedWith(Entity.class)).count();
    print("entities", entities);

    assertThat(entities).isEqualTo(TABLES - TABLES_WITHOUT_ENTITY);
  }

  @ArchTest
  static void statelessBeansHavePersistenceContexts(JavaClasses classes) {
    long beans =
        classes.stream()
            .filter(type -> type.isAnnotatedWith(Stateless.class))
            .filter(ArchitectureCountsTest::hasPersistenceContext)
            .count();
    print("stateless beans with a persistence context", beans);

    assertThat(beans).isPositive();
  }

  @ArchTest
  static void faultToleranceIsAnnotated(JavaClasses classes) {
    Map<String, Long> annotations =
        classes.stream()
            .flatMap(type -> type.getMethods().stream())
            .flatMap(ArchitectureCountsTest::faultTolerance)
            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    print("annotations of fault tolerance", annotations);

    assertThat(annotations).containsOnlyKeys("CircuitBreaker", "Fallback", "Retry");
  }

  @ArchTest
  static void classesOfEachPackage(JavaClasses classes) {
    Map<String, Long> sizes =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
    print("classes", sizes.values().stream().mapToLong(Long::longValue).sum());
    sizes.forEach((name, size) -> print("classes in " + name, size));

    assertThat(sizes).isNotEmpty();
  }

  private static boolean hasPersistenceContext(JavaClass type) {
    return type.getFields().stream()
        .anyMatch((JavaField field) -> field.isAnnotatedWith(PersistenceContext.class));
  }

  private static Stream<String> faultTolerance(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(annotation -> annotation.getRawType().getName())
        .filter(name -> name.startsWith(FAULT_TOLERANCE))
        .map(name -> name.substring(FAULT_TOLERANCE.length()));
  }

  private static void print(String what, Object count) {
    System.out.println(what + ": " + count);
  }
}
