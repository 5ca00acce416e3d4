/// The pages over the plans: everybody signed in reads them, administrators keep them.
@NullMarked
package vn.ocop.portal.plan.web;

import org.jspecify.annotations.NullMarked;
