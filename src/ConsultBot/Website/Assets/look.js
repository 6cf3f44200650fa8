// The colours and sizes of the chat window, taken from the style sheet so that light and dark are said once.
export function look() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(`--${name}`).trim();
  return {
    accent: colour('accent'),
    backgroundColor: colour('paper'),
    primaryFont: style.getPropertyValue('--font').trim(),
    subtle: colour('quiet'),
    timestampColor: colour('quiet'),

    bubbleBackground: colour('ground'),
    bubbleBorderColor: colour('line'),
    bubbleBorderRadius: 14,
    bubbleBorderWidth: 1,
    bubbleTextColor: colour('ink'),
    bubbleMessageMaxWidth: 620,
    bubbleFromUserBackground: colour('tint'),
    bubbleFromUserBorderColor: colour('tint'),
    bubbleFromUserBorderRadius: 14,
    bubbleFromUserTextColor: colour('ink'),
    paddingRegular: 12,
    paddingWide: 16,

    sendBoxBackground: colour('paper'),
    sendBoxTextColor: colour('ink'),
    sendBoxPlaceholderColor: colour('quiet'),
    sendBoxButtonColor: colour('accent'),
    sendBoxButtonColorOnFocus: colour('accent'),
    sendBoxButtonColorOnHover: colour('accent'),
    sendBoxButtonShadeColor: 'transparent',
    sendBoxButtonShadeColorOnFocus: colour('tint'),
    sendBoxButtonShadeColorOnHover: colour('tint'),
    sendBoxBorderTop: `1px solid ${colour('line')}`,
    sendBoxHeight: 52,
    sendBoxTextWrap: true,

    suggestedActionLayout: 'flow',
    suggestedActionBackgroundColor: colour('paper'),
    suggestedActionBackgroundColorOnHover: colour('tint'),
    suggestedActionBorderColor: colour('accent'),
    suggestedActionBorderRadius: 12,
    suggestedActionBorderWidth: 1,
    suggestedActionHeight: 44,
    suggestedActionTextColor: colour('accent'),
    suggestedActionTextColorOnHover: colour('accent'),

    // An answer that is longer than the window is met at its first line.
    autoScrollSnapOnPage: true,
    feedbackActionsPlacement: 'activity-actions',
    disableFileUpload: true,
    hideScrollToEndButton: false,
    markdownRenderHTML: false,
    maxMessageLength: 4000,
    transcriptTerminatorBackgroundColor: colour('quiet'),
    transcriptTerminatorColor: colour('paper'),
    transcriptActivityVisualKeyboardIndicatorColor: colour('quiet'),
    transcriptVisualKeyboardIndicatorColor: colour('accent'),
  };
}
