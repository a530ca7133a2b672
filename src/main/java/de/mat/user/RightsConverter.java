package de.mat.user;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The rights of a user in one column, their names with commas between them: they are read with every request. */
@Converter
public class RightsConverter implements AttributeConverter<Set<Right>, String> {

    @Override
    public String convertToDatabaseColumn(Set<Right> rights) {
        return rights == null ? "" : rights.stream().sorted().map(Right::name).collect(Collectors.joining(","));
    }

    @Override
    public Set<Right> convertToEntityAttribute(String column) {
        return column == null || column.isEmpty()
                ? Set.of()
                : Arrays.stream(column.split(",")).map(Right::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
