package org.headgate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.ManyToOne;

/** Entities: verbs instead of setters, ids of our own, lazy relations, equal by their id. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class EntitiesTest {

  @ArchTest
  static final ArchRule NO_ENTITY_HAS_SETTERS =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .should()
          .haveNameNotMatching("set[A-Z].*");

  @ArchTest
  static final ArchRule NO_DATABASE_MAKES_AN_ID =
      noFields().should().beAnnotatedWith(GeneratedValue.class);

  @ArchTest
  static void relationsAreLazy(JavaClasses classes) {
    assertThat(
            classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.isAnnotatedWith(ManyToOne.class))
                .filter(EntitiesTest::isEager)
                .map(JavaMember::getFullName)
                .toList())
        .isEmpty();
  }

  private static boolean isEager(JavaField field) {
    return field.getAnnotationOfType(ManyToOne.class).fetch() != FetchType.LAZY;
  }

  @ArchTest
  static void entitiesAreEqualById(JavaClasses classes) {
    assertThat(
            classes.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class))
                .filter(type -> !declares(type, "equals") || !declares(type, "hashCode"))
                .map(JavaClass::getName)
                .toList())
        .isEmpty();
  }

  /** By itself or in a mapped superclass of ours. */
  private static boolean declares(JavaClass type, String method) {
    return type.getAllMethods().stream()
        .filter(declared -> declared.getName().equals(method))
        .anyMatch(declared -> declared.getOwner().getPackageName().startsWith("org.headgate"));
  }
}
