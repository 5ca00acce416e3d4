package vn.ocop.portal.site;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/// Reads the rooms' ids from addresses and forms by their static `of(String)`; an empty choice is no id.
final class IdConverter implements ConditionalGenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return reader(target.getType()) != null;
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        var reader = reader(to.getType());
        if (reader == null || source == null || source.toString().isBlank()) return null;
        try {
            return reader.invoke(null, source.toString().strip());
        } catch (InvocationTargetException malformed) {
            throw new IllegalArgumentException(malformed.getCause());
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    private static @Nullable Method reader(Class<?> type) {
        try {
            var reader = type.getMethod("of", String.class);
            boolean reads = Modifier.isStatic(reader.getModifiers()) && reader.getReturnType() == type;
            return reads && type.getName().endsWith("Id") ? reader : null;
        } catch (NoSuchMethodException none) {
            return null;
        }
    }
}
