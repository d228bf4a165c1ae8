package org.headgate.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class RequestBodiesTest {

  private static final Set<String> PASSWORDS = Set.of("password", "currentPassword", "newPassword");

  /** Of 128 characters, each may be four bytes, or two units of UTF-16. */
  private static final int MAX_PASSWORD = 512;

  @ArchTest
  static void everyPatchTakesBothMediaTypes(JavaClasses classes) {
    List<Method> patches =
        classes.stream()
            .filter(JavaClass::isInterface)
            .filter(contract -> contract.isAnnotatedWith(Path.class))
            .flatMap(contract -> Arrays.stream(contract.reflect().getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(PATCH.class))
            .toList();

    assertThat(patches)
        .isNotEmpty()
        .allSatisfy(
            patch ->
                assertThat(mediaTypes(patch))
                    .containsExactlyInAnyOrder("application/json", "application/merge-patch+json"));
  }

  @ArchTest
  static void passwordOfOneRequestIsAcceptedByEveryOther(JavaClasses classes) {
    Map<String, Integer> bounds =
        classes.stream()
            .filter(JavaClass::isRecord)
            .filter(type -> type.getPackageName().endsWith(".api"))
            .flatMap(type -> Arrays.stream(type.reflect().getRecordComponents()))
            .filter(component -> PASSWORDS.contains(component.getName()))
            .collect(Collectors.toMap(RequestBodiesTest::name, RequestBodiesTest::maxLength));

    assertThat(bounds).containsKeys("LoginRequest.password", "PersonalTokenRequest.password");
    assertThat(bounds.values()).containsOnly(MAX_PASSWORD);
  }

  private static List<String> mediaTypes(Method method) {
    return Optional.ofNullable(method.getAnnotation(Consumes.class))
        .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Consumes.class)))
        .map(consumes -> List.of(consumes.value()))
        .orElse(List.of());
  }

  private static String name(RecordComponent component) {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }

  private static int maxLength(RecordComponent component) {
    AnnotatedType text =
        component.getAnnotatedType() instanceof AnnotatedParameterizedType optional
            ? optional.getAnnotatedActualTypeArguments()[0]
            : component.getAnnotatedType();
    return Optional.ofNullable(text.getAnnotation(Size.class))
        .map(Size::max)
        .orElse(Integer.MAX_VALUE);
  }
}
