package org.headgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.web.access.PersonalTokenAccess;

/** The operations that personal access tokens reach: never more than the roles of their area. */
@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class PersonalTokenAccessTest {

  /** The operations that open accounts, or create credentials that do. */
  private static final List<String> CLOSED =
      List.of(
          "AccountFactorsResource",
          "AuthResource",
          "EmailChangeResource",
          "OwnAccountResource.delete",
          "PasskeysResource",
          "PasswordResource",
          "PersonalTokenAdministrationResource",
          "PersonalTokensResource",
          "ServiceAccountsResource",
          "SessionsResource",
          "SigningKeysResource",
          "TotpResource");

  @ArchTest
  static void areaIsOpenOnlyToRolesOfItsOperations(JavaClasses classes) {
    List<String> wrong =
        operations(classes)
            .filter(method -> area(method).isPresent())
            .filter(method -> !isOf(area(method).orElseThrow(), rolesOf(method)))
            .map(PersonalTokenAccessTest::name)
            .toList();

    assertThat(wrong).isEmpty();
  }

  @ArchTest
  static void operationsClosedToTokensAreListedHere(JavaClasses classes) {
    TreeSet<String> closed =
        operations(classes)
            .filter(method -> !rolesOf(method).isEmpty())
            .filter(method -> area(method).isEmpty())
            .map(method -> CLOSED.contains(name(method)) ? name(method) : typeName(method))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(closed).containsExactlyElementsOf(CLOSED);
  }

  /** Each role that may call is one to which the area is open; what anybody may call has none. */
  private static boolean isOf(TokenScope.Area area, Set<Role> roles) {
    return roles.stream().allMatch(role -> area.isOpenTo(Set.of(role)));
  }

  private static Stream<Method> operations(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
        .map(JavaClass::reflect)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic());
  }

  private static Optional<TokenScope.Area> area(Method method) {
    return found(method, from -> from.getAnnotation(PersonalTokenAccess.class))
        .map(PersonalTokenAccess::value);
  }

  private static Set<Role> rolesOf(Method method) {
    return found(method, from -> from.getAnnotation(RolesAllowed.class)).stream()
        .flatMap(allowed -> Arrays.stream(allowed.value()))
        .map(Role::named)
        .collect(Collectors.toSet());
  }

  private static <T> Optional<T> found(Method method, Function<AnnotatedElement, T> reading) {
    return Optional.ofNullable(reading.apply(method))
        .or(() -> Optional.ofNullable(reading.apply(method.getDeclaringClass())));
  }

  private static String name(Method method) {
    return typeName(method) + "." + method.getName();
  }

  private static String typeName(Method method) {
    return method.getDeclaringClass().getSimpleName();
  }
}
