package vn.ocop.portal.core;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.convert.ConversionService;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Validator;

/// Lets a form tell all that is wrong at once. Where a value could not be read, Spring looks no
/// further, so that what is
/// missing would be told only once that is mended, and takes no more errors at fields, for it has no
/// form to look into.
@Component
public class FormErrors {
    private final ConversionService conversion;
    private final Validator validator;

    FormErrors(
            @Qualifier("mvcConversionService") ConversionService conversion,
            @Qualifier("mvcValidator") Validator validator) {
        this.conversion = conversion;
        this.validator = validator;
    }

    /// The errors told so far and what is wrong with the other fields, to which more may be added.
    /// The page finds them where it is given their model ([BindingResult#getModel]).
    ///
    /// @param form what was typed, without what could not be read
    public BindingResult all(Object form, BindingResult told) {
        if (told.getTarget() != null) return told;
        var errors = empty(form, told);
        told.getAllErrors().forEach(errors::addError);
        var others = new BeanPropertyBindingResult(form, told.getObjectName());
        validator.validate(form, others);
        others.getFieldErrors().stream()
                .filter(error -> !told.hasFieldErrors(error.getField()))
                .forEach(errors::addError);
        return errors;
    }

    /// Of a form that is being put together still: what could not be read, and nothing of what is
    /// missing.
    ///
    /// @param form what was typed, made ready to be shown again
    /// @param but fields that begin so are as the form has them
    public BindingResult unread(Object form, BindingResult told, String but) {
        var errors = empty(form, told);
        told.getFieldErrors().stream()
                .filter(error -> error.isBindingFailure() && !error.getField().startsWith(but))
                .forEach(errors::addError);
        return errors;
    }

    private BeanPropertyBindingResult empty(Object form, BindingResult told) {
        var errors = new BeanPropertyBindingResult(form, told.getObjectName());
        errors.initConversion(conversion);
        return errors;
    }
}
