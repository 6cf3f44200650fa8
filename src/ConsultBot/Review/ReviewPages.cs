using ConsultBot.Prompts;
using ConsultBot.Review.Pages;
using ConsultBot.Review.SignIn;
using ConsultBot.Storage.Review;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultBot.Review;

/// <summary>What every review page has.</summary>
/// <param name="Words">The words.</param>
/// <param name="StylePath">The address of the style.</param>
/// <param name="Reviewer">Who has signed in, or <c>null</c>.</param>
/// <param name="FormToken">What the forms of the page prove with that they were made here; empty when it has none.</param>
public sealed record PageFrame(ReviewWords Words, string StylePath, Reviewer? Reviewer, string FormToken)
{
    /// <summary>The words of a key.</summary>
    public string this[string key] => Words[key];
}

/// <summary>Puts the review pages together.</summary>
internal sealed class ReviewPages(ReviewWords words, ReviewStyle style, ConsultationContent content, IAntiforgery forms)
{
    /// <summary>The page that signs in, or says where the link is.</summary>
    /// <param name="code">The secret of the link; <c>null</c> when there was none in the address.</param>
    /// <param name="works">Whether it works.</param>
    public IResult SignIn(HttpContext context, string? code, bool works) => Show<SignInPage>(
        context, code is null || works ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden, (nameof(SignInPage.Code), works ? code : null), (nameof(SignInPage.IsUsed), code is not null && !works));

    /// <summary>The list of conversations.</summary>
    public IResult List(HttpContext context, ListQuery query, ConversationPage page) =>
        Show<ListPage>(context, StatusCodes.Status200OK, (nameof(ListPage.Query), query), (nameof(ListPage.Conversations), page));

    /// <summary>The form of the list with what is wrong in it.</summary>
    public IResult BadList(HttpContext context, ListQuery query) => Show<ListPage>(context, StatusCodes.Status400BadRequest, (nameof(ListPage.Query), query));

    /// <summary>A conversation.</summary>
    public IResult Transcript(HttpContext context, ReviewedConversation conversation) => Show<TranscriptPage>(
        context,
        StatusCodes.Status200OK,
        (nameof(TranscriptPage.Conversation), conversation),
        (nameof(TranscriptPage.Today), new TodaysContent(content.Policies.Current.Guardrails, content.Served, content.Current)));

    /// <summary>Says that the role reads no conversations.</summary>
    public IResult Forbidden(HttpContext context) => Note(context, StatusCodes.Status403Forbidden, "forbidden");

    /// <summary>Says that there is no such conversation.</summary>
    public IResult NotFound(HttpContext context) => Note(context, StatusCodes.Status404NotFound, "not-found");

    /// <summary>Says that the record cannot be written or read, so that nothing is shown.</summary>
    public IResult Unavailable(HttpContext context) => Note(context, StatusCodes.Status503ServiceUnavailable, "unavailable");

    /// <summary>Says that the form or the address cannot be used.</summary>
    public IResult BadRequest(HttpContext context) => Note(context, StatusCodes.Status400BadRequest, "bad-request");

    /// <summary>Says that nobody can sign in.</summary>
    public IResult NotConfigured() => Result<NotePage>(
        new PageFrame(words, StylePath, Reviewer: null, FormToken: string.Empty), StatusCodes.Status404NotFound, (nameof(NotePage.Section), "not-configured"));

    private string StylePath => $"{ReviewEndpoints.Path}/style/{style.FileName}";

    private RazorComponentResult<NotePage> Note(HttpContext context, int status, string section) => Show<NotePage>(context, status, (nameof(NotePage.Section), section));

    private RazorComponentResult<TPage> Show<TPage>(HttpContext context, int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var token = forms.GetAndStoreTokens(context).RequestToken!;
        return Result<TPage>(new PageFrame(words, StylePath, ReviewSession.Of(context.User), token), status, parameters);
    }

    private static RazorComponentResult<TPage> Result<TPage>(PageFrame frame, int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent =>
        new(parameters.Append((Name: "Frame", Value: frame)).ToDictionary(parameter => parameter.Name, parameter => parameter.Value, StringComparer.Ordinal)) { StatusCode = status };
}
